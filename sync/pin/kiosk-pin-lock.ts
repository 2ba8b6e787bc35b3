import { z } from 'zod'
import { instantMs, pinVerifier } from './pin-lock.ts'

/** After the third wrong try in a row, the fourth and the fifth; after each further one the longest. */
const PAUSES_MS: readonly number[] = [0, 0, 0, 30_000, 120_000, 600_000]
export const KIOSK_PAUSE_MS_MAX = 900_000

const told = { digits: z.int().min(4).max(10), verifier: pinVerifier }
const counted = { ...told, wrong: z.int().min(0), notBefore: instantMs }

/**
 * A kiosk's staff PIN on its disk; plain data, stored as it is. That the panel is open is not kept: it closes with the page.
 *
 *  none ──told──▶ locked ──try_begun──▶ checking ──tried, looked──▶ locked
 */
export const kioskPinLock = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('none') }),
  z.strictObject({ kind: z.literal('locked'), ...counted }),
  z.strictObject({ kind: z.literal('checking'), ...counted }),
])
export type KioskPinLock = z.output<typeof kioskPinLock>
type Counted = Exclude<KioskPinLock, { kind: 'none' }>

/** `at` is server time as the device estimates it. `looked`: somebody stands before the pad, perhaps after a restart. */
export type KioskPinEvent =
  | { readonly kind: 'told'; readonly pin: Pick<Counted, 'digits' | 'verifier'> | null }
  | { readonly kind: 'looked'; readonly at: number }
  | { readonly kind: 'try_begun'; readonly at: number }
  | { readonly kind: 'tried'; readonly isRight: boolean }

/** What is no record of ours is none [KP6]. */
export function readKioskPinLock(stored: unknown): KioskPinLock {
  return kioskPinLock.safeParse(stored).data ?? { kind: 'none' }
}

/** Pure; an event that a state does not expect leaves it as it is. */
export function nextKioskPinLock(lock: KioskPinLock, event: KioskPinEvent): KioskPinLock {
  if (event.kind === 'told') return toldOf(lock, event.pin)
  if (lock.kind === 'none') return lock
  switch (event.kind) {
    case 'looked':
      return { ...lock, kind: 'locked', notBefore: Math.min(lock.notBefore, event.at + KIOSK_PAUSE_MS_MAX) }
    case 'try_begun':
      return lock.kind === 'checking' || event.at < lock.notBefore ? lock : begun(lock, event.at)
    case 'tried':
      if (lock.kind === 'locked') return lock
      return event.isRight ? { ...lock, kind: 'locked', wrong: 0, notBefore: 0 } : { ...lock, kind: 'locked' }
  }
}

/** Each PIN that is set has a salt of its own: with the same one nothing was set anew, and what was tried stays counted. */
function toldOf(lock: KioskPinLock, pin: Pick<Counted, 'digits' | 'verifier'> | null): KioskPinLock {
  if (pin === null) return { kind: 'none' }
  if (lock.kind !== 'none' && lock.verifier.salt === pin.verifier.salt) return lock
  return { kind: 'locked', ...pin, wrong: 0, notBefore: 0 }
}

/** Counted, and its pause begun, before anything is checked. */
function begun(lock: Counted, at: number): KioskPinLock {
  const wrong = lock.wrong + 1
  return { ...lock, kind: 'checking', wrong, notBefore: at + (PAUSES_MS[wrong] ?? KIOSK_PAUSE_MS_MAX) }
}
