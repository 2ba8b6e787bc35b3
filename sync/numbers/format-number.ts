/** Of the natural key: two digits are the least that a printed number has. */
const DIGITS_MIN = 2

export type NumberParts = { readonly prefix: string; readonly letter?: string; readonly n: number }

/**
 * As it is printed [NU6]: `A-048`, `A-1000` after `A-999`, with a letter `A-X07`. `digits` is the tenant's wish for numbers
 * without a letter; those with one are rare and long enough.
 */
export function formatNumber({ prefix, letter = '', n }: NumberParts, digits: number): string {
  const width = letter === '' ? Math.max(digits, DIGITS_MIN) : DIGITS_MIN
  return `${prefix}-${letter}${String(n).padStart(width, '0')}`
}
