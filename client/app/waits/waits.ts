import type { WaitQuote } from '../../../sync/waits/wait-quotes.ts'
import type { WaitRange } from '../../../sync/waits/wait-range.ts'

/** What is known of the waits of a branch; a part that did not change is the same object. */
export type Waits = {
  /** What a newcomer would wait, by service. */
  readonly services: ReadonlyMap<string, WaitRange>
  /** The same for those of a class, by service and head start in minutes. */
  readonly classes: ReadonlyMap<string, WaitRange>
  /** What those who stand in line still wait, by ticket. */
  readonly tickets: ReadonlyMap<string, WaitRange>
  /** What the estimate itself says of a newcomer, by service and head start in minutes, of a replica of this age; 0 while it is live. */
  readonly quotes: ReadonlyMap<string, WaitQuote>
  readonly ageMs: number
  /** The moment that all this is of, where the screen is not live any more. */
  readonly asOf: number | undefined
}

export const NO_WAITS: Waits = {
  services: new Map(),
  classes: new Map(),
  tickets: new Map(),
  quotes: new Map(),
  ageMs: 0,
  asOf: undefined,
}

export const quoteKey = (serviceId: string, headStartMinutes: number): string => `${serviceId} ${headStartMinutes}`
