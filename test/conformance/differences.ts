import type { Json } from './trace.ts'

/** Where this engine answers otherwise than the recorded service, on purpose. */
export type Difference = {
  /** A trace's name, or `*` for all of them. */
  trace: string
  /** The number of the step, or all of them. */
  step: number | 'all'
  /** As the replay names it; `body**` means everything that begins so. */
  path: string
  /** What is answered instead, where that is one thing. */
  actual?: Json
  reason: string
}

const EXPOSED =
  'electric-cursor,electric-handle,electric-has-data,electric-offset,electric-schema,electric-up-to-date,electric-internal-known-error,retry-after'

/** An entry that no longer occurs fails the tests: it is to be taken out. */
export const DIFFERENCES: readonly Difference[] = [
  {
    trace: '*',
    step: 'all',
    path: 'headers.access-control-expose-headers',
    actual: `${EXPOSED},electric-snapshot`,
    reason: 'A page on another origin that cannot read electric-snapshot fetches every subset twice.',
  },
  {
    trace: '09-truncate',
    step: 2,
    path: 'headers.electric-handle',
    reason: 'A waiting request that is cut off is told the new handle, so the client need not ask and warn.',
  },
]
