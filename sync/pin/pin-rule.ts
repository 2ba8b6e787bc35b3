const DIGIT_ZEROS = ['0', '٠', '۰'].map((zero) => zero.charCodeAt(0))
const DIGITS_DIFFERENT_MIN = 3
/** Rows, columns and diagonals of a keypad, which fingers find by themselves. */
const KEYPAD_LINES = ['147', '258', '369', '159', '357', '2580', '456', '123', '789'].flatMap((line) => [
  line,
  [...line].reverse().join(''),
])

export const pinWeaknesses = ['not_digits', 'length', 'few_digits', 'run', 'repeated', 'year', 'keypad'] as const
export type PinWeakness = (typeof pinWeaknesses)[number]

/** The same PIN whatever digits the keyboard types; anything else is left as it is. */
export function plainPin(typed: string): string {
  return Array.from(typed, (character) => {
    const code = character.charCodeAt(0)
    const zero = DIGIT_ZEROS.find((each) => code >= each && code <= each + 9)
    return zero === undefined ? character : String(code - zero)
  }).join('')
}

/** Why a PIN is refused, or null. `digits` is the tenant's. */
export function pinWeakness(typed: string, digits: number): PinWeakness | null {
  const pin = plainPin(typed)
  if (!/^[0-9]*$/.test(pin)) return 'not_digits'
  if (pin.length !== digits) return 'length'
  if (isRun(pin) || isRun(pin.replace(/(.)\1+/g, '$1'))) return 'run'
  if (new Set(pin).size < DIGITS_DIFFERENT_MIN) return 'few_digits'
  if (/^(.+)\1+$/.test(pin)) return 'repeated'
  if (/^(?:19|20)\d\d|(?:19|20)\d\d$/.test(pin)) return 'year'
  return isOfKeypadLines(pin) ? 'keypad' : null
}

/** Each digit one more, or one less, than the last, with 0 behind 9. */
function isRun(pin: string): boolean {
  if (pin.length < DIGITS_DIFFERENT_MIN) return false
  const steps = Array.from(pin.slice(1), (digit, index) => (Number(digit) - Number(pin[index]) + 10) % 10)
  return steps.every((step) => step === 1) || steps.every((step) => step === 9)
}

/** Made of whole lines, the last one perhaps cut off. */
function isOfKeypadLines(pin: string): boolean {
  if (pin === '') return true
  return KEYPAD_LINES.some((line) =>
    pin.length < line.length
      ? pin.length > 1 && line.startsWith(pin)
      : pin.startsWith(line) && isOfKeypadLines(pin.slice(line.length)),
  )
}
