import { httpErrorOf } from '../http/http-error-of.ts'
import type { Entry, Turnstile } from './create-turnstile.ts'

type Turn = Extract<Entry, { kind: 'entered' }>

/** The way through a turnstile. Throws too_many_requests, with when to come again. */
export function takeTurn(turnstile: Pick<Turnstile, 'enter'>, name: string, openMax: number): Turn {
  const entry = turnstile.enter(name, openMax)
  if (entry.kind === 'entered') return entry
  const { retryAfterS } = entry
  throw httpErrorOf('too_many_requests', {
    details: { retry_after_s: retryAfterS },
    headers: { 'retry-after': String(retryAfterS) },
  })
}
