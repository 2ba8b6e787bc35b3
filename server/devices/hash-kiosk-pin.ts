import { pbkdf2, randomBytes } from 'node:crypto'
import { promisify } from 'node:util'
import { type KioskPinHash, makeKioskPinHash } from '../../sync/pin/kiosk-pin-hash.ts'
import { createGate } from '../auth/create-gate.ts'

const HASH_BYTES = 32
const derive = promisify(pbkdf2)

/** It takes one of the few threads that also sign tokens, for some tenths of a second: one after the other, and few in line. */
const gate = createGate({ atOnce: 1, waitingMax: 20 })

/** As a kiosk's browser derives it. Throws retry_later when many are being set. */
export function hashKioskPin(branchId: string, pin: string): Promise<KioskPinHash> {
  return gate(() => makeKioskPinHash(CRYPTO, branchId, pin))
}

const CRYPTO = {
  randomBytes: (count: number) => new Uint8Array(randomBytes(count)),
  pbkdf2: async (secret: Uint8Array, salt: Uint8Array, iterations: number) =>
    new Uint8Array(await derive(secret, salt, iterations, HASH_BYTES, 'sha256')),
}
