import { PIN_ITERATIONS, PIN_SALT_BYTES, type PinVerifier } from './pin-lock.ts'
import { plainPin } from './pin-rule.ts'

/** What the browser's WebCrypto does for us. */
export interface PinCrypto {
  randomBytes(count: number): Uint8Array
  /** PBKDF2-HMAC-SHA-256, 32 bytes. */
  pbkdf2(secret: Uint8Array, salt: Uint8Array, iterations: number): Promise<Uint8Array>
  /** HMAC-SHA-256 by a key that was made on this device and cannot be exported. */
  deviceMac(bytes: Uint8Array): Promise<Uint8Array>
}

type Typed = { readonly staffId: string; readonly pin: string }

/** Tells the device's key what it is used for, so that no other use of it gives the same. */
const PURPOSE = 'blesaf pin 1\n'

export async function makePinVerifier(crypto: PinCrypto, typed: Typed): Promise<PinVerifier> {
  const salt = toHex(crypto.randomBytes(PIN_SALT_BYTES))
  return { iterations: PIN_ITERATIONS, salt, mac: await macOf(crypto, typed, { iterations: PIN_ITERATIONS, salt }) }
}

export async function isPinRight(crypto: PinCrypto, verifier: PinVerifier, typed: Typed): Promise<boolean> {
  return isSame(await macOf(crypto, typed, verifier), verifier.mac)
}

async function macOf(
  crypto: PinCrypto,
  { staffId, pin }: Typed,
  { iterations, salt }: Pick<PinVerifier, 'iterations' | 'salt'>,
): Promise<string> {
  return sealDerived(crypto, await derivePin(crypto, staffId, pin, { iterations, salt }))
}

/** The slow part, which needs no device: `whose` keeps two with one PIN apart. */
export function derivePin(
  { pbkdf2 }: Pick<PinCrypto, 'pbkdf2'>,
  whose: string,
  pin: string,
  { iterations, salt }: Pick<PinVerifier, 'iterations' | 'salt'>,
): Promise<Uint8Array> {
  return pbkdf2(asciiBytes(`${whose}\n${plainPin(pin)}`), hexBytes(salt), iterations)
}

/** What a device keeps of it: without the device's key it can be tried nowhere. */
export async function sealDerived({ deviceMac }: Pick<PinCrypto, 'deviceMac'>, derived: Uint8Array): Promise<string> {
  return toHex(await deviceMac(Uint8Array.from([...asciiBytes(PURPOSE), ...derived])))
}

/** Looks at every character, however early they differ. */
function isSame(one: string, other: string): boolean {
  let difference = one.length ^ other.length
  for (let index = 0; index < one.length; index += 1) difference |= one.charCodeAt(index) ^ other.charCodeAt(index)
  return difference === 0
}

/** An id and digits; what else was typed is not right anyway, and only has to give some bytes. */
function asciiBytes(text: string): Uint8Array {
  return Uint8Array.from(text, (character) => character.charCodeAt(0) & 0xff)
}

export function toHex(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
}

export function hexBytes(hex: string): Uint8Array {
  return Uint8Array.from(hex.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16))
}
