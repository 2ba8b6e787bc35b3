import { createContext } from 'react'
import type { Lens } from './create-lens.ts'
import type { AskServer } from './live-answer.ts'

export type LensAround = {
  /** Undefined until its code is there, and for good where a device has none. */
  readonly lens: Lens | undefined
  readonly askServer: AskServer | undefined
}

export const LensContext = createContext<LensAround>({ lens: undefined, askServer: undefined })
