import type { PinCrypto } from '../../../sync/pin/pin-verifier.ts'
import type { KeyCabinet } from './key-cabinet.ts'

const NAME = 'pin key'
const BITS = 256
const HMAC = { name: 'HMAC', hash: 'SHA-256' } as const

/** What a PIN is checked with [PN1]: the key is made on this device, once, and cannot be taken out of it. */
export function createPinCrypto(cabinet: KeyCabinet): PinCrypto {
  let key: Promise<CryptoKey> | undefined

  async function ownKey(): Promise<CryptoKey> {
    const made = await crypto.subtle.generateKey(HMAC, false, ['sign'])
    const kept = await cabinet.putIfAbsent(NAME, made)
    if (!(kept instanceof CryptoKey)) throw new Error('what is kept as the key of PINs is none')
    return kept
  }

  return {
    randomBytes: (count) => crypto.getRandomValues(new Uint8Array(count)),
    async pbkdf2(secret, salt, iterations) {
      const base = await crypto.subtle.importKey('raw', owned(secret), 'PBKDF2', false, ['deriveBits'])
      const algorithm = { name: 'PBKDF2', hash: 'SHA-256', salt: owned(salt), iterations }
      return new Uint8Array(await crypto.subtle.deriveBits(algorithm, base, BITS))
    },
    async deviceMac(bytes) {
      key ??= ownKey()
      try {
        return new Uint8Array(await crypto.subtle.sign(HMAC, await key, owned(bytes)))
      } catch (error) {
        // The next try asks the disk again.
        key = undefined
        throw error
      }
    },
  }
}

/** WebCrypto takes no bytes that might be shared with another thread, and the types say so. */
function owned(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  return new Uint8Array(bytes)
}
