/** Crockford's: no I, L, O or U, so that nothing read aloud or off a screen can be two characters. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const SELECTOR_CHARS = 3
const CODE_CHARS = 9
/** Longer input is not looked at: nine characters and whatever people put between them fit many times over. */
export const TYPED_CODE_CHARS_MAX = 60
const BETWEEN = /[\s\-–—_.]/gu
const CODE = new RegExp(`^[${ALPHABET}]{${CODE_CHARS}}$`)

/** As many random bytes as a code has characters; each chooses one of 32, without preference. */
export function makeEnrolmentCode(random: Uint8Array): string {
  if (random.length !== CODE_CHARS) throw new Error(`a code needs ${CODE_CHARS} random bytes`)
  return Array.from(random, (byte) => ALPHABET.charAt(byte % ALPHABET.length)).join('')
}

/** As people read it: `K7Q-F3M-9XA`. */
export function showEnrolmentCode(code: string): string {
  return code.replace(/(...)(?=.)/g, '$1-')
}

/**
 * What a person typed or a camera read, in the one spelling of a code: any case, spaces and dashes anywhere, O for 0 and I or
 * L for 1. Null for what cannot be a code. Only ASCII letters are raised: other alphabets have letters whose capital is an
 * ASCII one, and a code has one spelling only.
 */
export function readEnrolmentCode(typed: string): string | null {
  if (typed.length > TYPED_CODE_CHARS_MAX) return null
  const plain = typed
    .replace(BETWEEN, '')
    .replace(/[a-z]/g, (letter) => letter.toUpperCase())
    .replaceAll('O', '0')
    .replace(/[IL]/g, '1')
  return CODE.test(plain) ? plain : null
}

/** The part by which a code is found; the other six characters prove it. */
export function selectorOf(code: string): string {
  return code.slice(0, SELECTOR_CHARS)
}
