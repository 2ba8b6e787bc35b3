import { useSyncExternalStore } from 'react'
import type { PaperStatus } from '../../../device/printing/paper.ts'
import { usePrinting } from './paper-context.tsx'

const nothing = (): undefined => undefined
const never = () => nothing

/** How printing stands; undefined while it is being opened. */
export function usePrinter(): PaperStatus | undefined {
  const paper = usePrinting()?.paper
  return useSyncExternalStore(paper?.subscribe ?? never, paper?.status ?? nothing)
}
