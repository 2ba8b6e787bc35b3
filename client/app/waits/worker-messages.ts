import type { WaitQuotes } from '../../../sync/waits/wait-quotes.ts'
import type { PastDay, WaitState } from '../../../sync/waits/wait-state.ts'

export type WaitsOrder = {
  readonly id: number
  readonly state: Omit<WaitState, 'history'>
  /** Left out while it is the one of the order before. */
  readonly history?: readonly PastDay[]
  readonly seed: string
}
export type WaitsAnswer = { readonly id: number; readonly quotes: WaitQuotes }
