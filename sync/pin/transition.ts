import { PIN_TRIES_MAX, type PinLock, type PinSession, type PinVerifier } from './pin-lock.ts'

type Counted = Extract<PinLock, { triesLeft: number }>
type Held = Extract<PinLock, { session: PinSession }>

/** After the third wrong try and after the fourth; after the fifth there is nothing to wait for. */
const PAUSES_MS: Readonly<Record<number, number>> = { 3: 30_000, 4: 120_000 }
const PAUSE_MS_MAX = 120_000

/** `at` is server time as the device estimates it; with `pin_set` and `renewed` it is the server's own word. */
export type PinEvent =
  | { readonly kind: 'pin_set'; readonly session: PinSession; readonly verifier: PinVerifier; readonly at: number }
  | { readonly kind: 'try_begun'; readonly at: number }
  | { readonly kind: 'tried'; readonly isRight: boolean; readonly at: number }
  | { readonly kind: 'lock'; readonly at: number }
  | { readonly kind: 'restarted'; readonly at: number }
  | { readonly kind: 'time_known'; readonly at: number }
  | { readonly kind: 'renewed'; readonly expiresAt: number; readonly at: number }
  | { readonly kind: 'session_ended' }
  | { readonly kind: 'signed_out' }

/** Pure; an event that a state does not expect leaves it as it is. */
export function transition(lock: PinLock, event: PinEvent): PinLock {
  switch (event.kind) {
    case 'pin_set':
      return inTime({ kind: 'open', session: event.session, verifier: event.verifier, knownAt: event.at })
    case 'signed_out':
      return { kind: 'none' }
    case 'session_ended':
      return isHeld(lock) ? { kind: 'ended' } : lock
    case 'renewed':
      return isHeld(lock) ? renewed(lock, event.expiresAt, event.at) : lock
    default:
      return isHeld(lock) ? atTime({ ...lock, knownAt: Math.max(lock.knownAt, event.at) }, event) : lock
  }
}

type TimedEvent = Extract<PinEvent, { kind: 'try_begun' | 'tried' | 'lock' | 'restarted' | 'time_known' }>

function atTime(lock: Held, event: TimedEvent): PinLock {
  switch (lock.kind) {
    case 'locked':
      return inTime(event.kind === 'try_begun' ? begun(lock) : lock)
    case 'checking':
      if (event.kind === 'tried') return inTime(event.isRight ? opened(lock) : uncertain(lock))
      return inTime(event.kind === 'restarted' ? uncertain(lock) : lock)
    case 'open':
      return inTime(event.kind === 'lock' || event.kind === 'restarted' ? relocked(lock) : lock)
    case 'grace_over':
      return lock
  }
}

/** Counted, and its pause begun, before anything is checked. */
function begun(lock: Extract<PinLock, { kind: 'locked' }>): Held {
  if (lock.knownAt < lock.notBefore) return lock
  const triesLeft = lock.triesLeft - 1
  const pauseMs = PAUSES_MS[PIN_TRIES_MAX - triesLeft] ?? 0
  return { ...lock, kind: 'checking', triesLeft, notBefore: lock.knownAt + pauseMs }
}

function opened({ session, verifier, knownAt }: Held): Held {
  return { kind: 'open', session, verifier, knownAt }
}

function relocked({ session, verifier, knownAt }: Held): Held {
  return { kind: 'locked', session, verifier, knownAt, triesLeft: PIN_TRIES_MAX, notBefore: 0 }
}

/** Wrong, or never known because the tab ended: the try is gone either way. */
function uncertain(lock: Counted): PinLock {
  return lock.triesLeft === 0 ? { kind: 'spent' } : { ...lock, kind: 'locked' }
}

/** No state that lets anybody in, or try, outlives the session's time; what has been tried stays counted. */
function inTime(lock: PinLock): PinLock {
  if (!isHeld(lock) || lock.kind === 'grace_over' || lock.knownAt < lock.session.expiresAt) return lock
  const counted = lock.kind === 'open' ? relocked(lock) : lock
  if (!('triesLeft' in counted) || counted.triesLeft === 0) return { kind: 'spent' }
  return { ...counted, kind: 'grace_over' }
}

/** The server knows what time it is: its word also corrects an estimate that had run ahead. */
function renewed(lock: Held, expiresAt: number, at: number): PinLock {
  const kept = { ...lock, session: { ...lock.session, expiresAt }, knownAt: at }
  if (!('triesLeft' in kept)) return inTime(kept)
  const notBefore = Math.min(kept.notBefore, at + PAUSE_MS_MAX)
  return inTime({ ...kept, notBefore, kind: kept.kind === 'checking' ? 'checking' : 'locked' })
}

function isHeld(lock: PinLock): lock is Held {
  return 'session' in lock
}

/** The session that commands written now carry; null when nobody may write under it. */
export function commandSession(lock: PinLock, at: number): string | null {
  if (lock.kind !== 'open' || Math.max(lock.knownAt, at) >= lock.session.expiresAt) return null
  return lock.session.sessionId
}
