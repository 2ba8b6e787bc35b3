/** How long a step waits for somebody who does nothing; who asked for more time gets twice as much each time, up to four times. */
const IDLE_MS = 45_000
const LONGER_MAX = 4
/** The standard asks for twenty seconds at least to refuse the end. */
const WARNING_MS = 30_000
const SECOND_MS = 1_000

export type Patience = {
  /** The last sign of life, on a clock that nobody sets. */
  readonly aliveAt: number
  readonly extensions: number
}
export type Left =
  | { readonly kind: 'patient' }
  | { readonly kind: 'warning'; readonly seconds: number }
  | { readonly kind: 'gone' }

export function startPatience(at: number): Patience {
  return { aliveAt: at, extensions: 0 }
}

/** As often as somebody likes: there is no last time [KF11]. */
export function extendPatience({ extensions }: Patience, at: number): Patience {
  return { aliveAt: at, extensions: extensions + 1 }
}

export function leftAt({ aliveAt, extensions }: Patience, at: number): Left {
  const silentMs = at - aliveAt - IDLE_MS * Math.min(2 ** extensions, LONGER_MAX)
  if (silentMs < 0) return { kind: 'patient' }
  const left = WARNING_MS - silentMs
  return left <= 0 ? { kind: 'gone' } : { kind: 'warning', seconds: Math.ceil(left / SECOND_MS) }
}
