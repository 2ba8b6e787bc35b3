import { z } from 'zod'

export const PIN_TRIES_MAX = 5
export const PIN_ITERATIONS = 600_000
export const PIN_ITERATIONS_MAX = 10_000_000
export const PIN_SALT_BYTES = 16

/** Milliseconds of server time, as the device knows or estimates it. */
export const instantMs = z.number().min(0).max(8.64e15)
export const pinVerifier = z.strictObject({
  iterations: z.int().min(PIN_ITERATIONS).max(PIN_ITERATIONS_MAX),
  salt: z.string().regex(/^[0-9a-f]{32}$/),
  mac: z.string().regex(/^[0-9a-f]{64}$/),
})
const session = z.strictObject({ sessionId: z.uuid(), staffId: z.uuid(), expiresAt: instantMs })
/** `knownAt` is the greatest server time that this device has known or estimated. */
const held = { session, verifier: pinVerifier, knownAt: instantMs }
const counted = { ...held, triesLeft: z.int().min(0).max(PIN_TRIES_MAX), notBefore: instantMs }

/** What one person's lock is on one tablet; plain data, stored as it is. The states are drawn in SPEC.md. */
export const pinLock = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('none') }),
  z.strictObject({ kind: z.literal('locked'), ...counted }),
  z.strictObject({ kind: z.literal('checking'), ...counted }),
  z.strictObject({ kind: z.literal('open'), ...held }),
  z.strictObject({ kind: z.literal('grace_over'), ...counted }),
  z.strictObject({ kind: z.literal('spent') }),
  z.strictObject({ kind: z.literal('ended') }),
])

export type PinLock = z.output<typeof pinLock>
export type PinLockKind = PinLock['kind']
export type PinVerifier = z.output<typeof pinVerifier>
export type PinSession = z.output<typeof session>

/** What was stored, or `none` for what is not one of ours: then only signing in online helps, as without any record. */
export function readPinLock(stored: unknown): PinLock {
  const parsed = pinLock.safeParse(stored)
  return parsed.success ? parsed.data : { kind: 'none' }
}
