/**
 * Unicode's simple case mapping, one character for one: what Postgres' collation pg_c_utf8 does. JavaScript's mapping
 * is the full one, and of a newer Unicode than Postgres 18's; a test compares every character.
 */
const ASCII = /^[\0-\x7f]*$/
const DOTTED_CAPITAL_I = 0x130
/** Letters that Unicode 17 paired; Postgres knows none of them yet. */
const TOO_NEW: readonly (readonly [first: number, last: number])[] = [
  [0xa7ce, 0xa7cf],
  [0xa7d2, 0xa7d5],
  [0x16ea0, 0x16ed3],
]
/** Greek small letters with iota below, which full mapping takes apart: eight places before their capitals… */
const IOTA_BELOW: readonly (readonly [first: number, last: number])[] = [
  [0x1f80, 0x1f87],
  [0x1f90, 0x1f97],
  [0x1fa0, 0x1fa7],
]
/** …or nine. */
const LONE_IOTA_BELOW: readonly number[] = [0x1fb3, 0x1fc3, 0x1ff3]

const isWithin = (code: number, ranges: readonly (readonly [number, number])[]): boolean =>
  ranges.some(([first, last]) => code >= first && code <= last)

function lowerLetter(letter: string): string {
  const code = letter.codePointAt(0) ?? 0
  if (code === DOTTED_CAPITAL_I) return 'i'
  return isWithin(code, TOO_NEW) ? letter : letter.toLowerCase()
}

function upperLetter(letter: string): string {
  const code = letter.codePointAt(0) ?? 0
  if (isWithin(code, IOTA_BELOW)) return String.fromCodePoint(code + 8)
  if (LONE_IOTA_BELOW.includes(code)) return String.fromCodePoint(code + 9)
  return isWithin(code, TOO_NEW) ? letter : letter.toUpperCase()
}

/** What full mapping makes several characters of, the simple one leaves alone. */
function mapLetters(text: string, map: (letter: string) => string): string {
  let result = ''
  for (const letter of text) {
    const mapped = map(letter)
    result += String.fromCodePoint(mapped.codePointAt(0) ?? 0) === mapped ? mapped : letter
  }
  return result
}

export const toLower = (text: string): string => (ASCII.test(text) ? text.toLowerCase() : mapLetters(text, lowerLetter))
export const toUpper = (text: string): string => (ASCII.test(text) ? text.toUpperCase() : mapLetters(text, upperLetter))
