/** A code stands on the display for so long; then the next. */
export const ARRIVAL_STEP_MS = 30_000
/** A key is good for one day of UTC, so that one which was copied from a display ends by itself. */
export const ARRIVAL_KEY_MS = 86_400_000
/** The code that stands there now, the one before it, and one ahead for a display whose clock is. */
const STEPS_BEHIND = 1
const STEPS_AHEAD = 1
/** Thirty bits: with the limits of the route nobody guesses one of three in its minute. */
const CODE_CHARS = 6
const BITS_PER_CHAR = 5
/** Crockford's: no letter that looks like a digit, so that who cannot scan can type. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const READ_AS: Readonly<Record<string, string>> = { O: '0', I: '1', L: '1', U: 'V' }

export const arrivalStepOf = (now: number): number => Math.floor(now / ARRIVAL_STEP_MS)
export const arrivalKeyDayOf = (now: number): number => Math.floor(now / ARRIVAL_KEY_MS)
/** How long until another code stands there. */
export const arrivalLeftMs = (now: number): number => ARRIVAL_STEP_MS - (now % ARRIVAL_STEP_MS)

/** A keyed hash with the key of a moment's day; null where that key is not there. 16 bytes of it are looked at, at most. */
export type ArrivalMac = (keyDay: number, text: string) => Promise<Uint8Array | null>

/** The code of a moment [AP1]; null without its key. */
export async function arrivalCode(mac: ArrivalMac, now: number): Promise<string | null> {
  return codeOfStep(mac, arrivalStepOf(now))
}

/** Whether a code is one that a display of the branch shows about now [AP2]. */
export async function isArrivalCode(mac: ArrivalMac, typed: string, now: number): Promise<boolean> {
  const code = readArrivalCode(typed)
  const step = arrivalStepOf(now)
  let isOne = false
  // All are computed, whichever fits: how long it takes tells nothing.
  for (let each = step - STEPS_BEHIND; each <= step + STEPS_AHEAD; each += 1)
    isOne = ((await codeOfStep(mac, each)) ?? '') === code || isOne
  return isOne && code.length === CODE_CHARS
}

/** As it is compared, however it was typed. */
export function readArrivalCode(typed: string): string {
  return [...typed.toUpperCase()]
    .map((char) => READ_AS[char] ?? char)
    .filter((char) => ALPHABET.includes(char))
    .join('')
}

async function codeOfStep(mac: ArrivalMac, step: number): Promise<string | null> {
  const bytes = await mac(arrivalKeyDayOf(step * ARRIVAL_STEP_MS), `arrival ${step}`)
  if (bytes === null) return null
  let bits = bytes.slice(0, 4).reduce((sum, byte) => sum * 256 + byte, 0)
  let code = ''
  for (let n = 0; n < CODE_CHARS; n += 1) {
    code += ALPHABET[bits % 2 ** BITS_PER_CHAR]
    bits = Math.floor(bits / 2 ** BITS_PER_CHAR)
  }
  return code
}
