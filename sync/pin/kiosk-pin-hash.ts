import { z } from 'zod'
import { PIN_ITERATIONS, PIN_ITERATIONS_MAX, PIN_SALT_BYTES } from './pin-lock.ts'
import { derivePin, type PinCrypto, toHex } from './pin-verifier.ts'

/** A branch's staff PIN as its kiosks are told it [KP1]. */
export const kioskPinHash = z.object({
  digits: z.int().min(4).max(10),
  iterations: z.int().min(PIN_ITERATIONS).max(PIN_ITERATIONS_MAX),
  salt: z.string().regex(/^[0-9a-f]{32}$/),
  hash: z.string().regex(/^[0-9a-f]{64}$/),
})
export type KioskPinHash = z.output<typeof kioskPinHash>

/** No person's: the same digits of a person at a tablet have another hash. */
export function kioskPinOwner(branchId: string): string {
  return `kiosks of ${branchId}`
}

export async function makeKioskPinHash(
  crypto: Pick<PinCrypto, 'randomBytes' | 'pbkdf2'>,
  branchId: string,
  pin: string,
): Promise<KioskPinHash> {
  const made = { iterations: PIN_ITERATIONS, salt: toHex(crypto.randomBytes(PIN_SALT_BYTES)) }
  const hash = toHex(await derivePin(crypto, kioskPinOwner(branchId), pin, made))
  return { digits: pin.length, ...made, hash }
}
