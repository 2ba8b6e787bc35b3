import { LOWER_EXCEPTIONS, UPPER_EXCEPTIONS } from './letter-case-exceptions.ts'

/** Unicode's simple case mapping, one character for one: what Postgres' collation pg_c_utf8 does. */
const ASCII = /^[\0-\x7f]*$/

function mapLetters(text: string, map: (char: string) => string, exceptions: ReadonlyMap<string, string>): string {
  let result = ''
  for (const char of text) {
    const mapped = exceptions.get(char) ?? map(char)
    // JavaScript maps to several characters where Unicode's full mapping does; the simple one leaves those alone.
    result += [...mapped].length === 1 ? mapped : char
  }
  return result
}

export const toLower = (text: string): string =>
  ASCII.test(text) ? text.toLowerCase() : mapLetters(text, (char) => char.toLowerCase(), LOWER_EXCEPTIONS)

export const toUpper = (text: string): string =>
  ASCII.test(text) ? text.toUpperCase() : mapLetters(text, (char) => char.toUpperCase(), UPPER_EXCEPTIONS)
