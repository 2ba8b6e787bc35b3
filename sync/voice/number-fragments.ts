import type { Language } from '../words/language.ts'

/**
 * A recorded piece of a number: `48`; `300`, or `300+` where another part is joined to it; `48.` as the end of a sentence.
 * Below a hundred each number is one piece: “quarante-huit” put together from two would be heard as two.
 */
export type NumberFragment = `${number}` | `${number}+` | `${number}.`

/** From here on numbers are read digit by digit: no branch gives so many tickets of one prefix in a day [VO4]. */
export const SPOKEN_MAX = 9_999
/** Up to here a number has a recording that ends a sentence: counters are numbered so, and a file has its limit. */
export const ENDED_MAX = 20

/** The pieces of a number in the order of speech [VO1]. */
export function numberFragments(language: Language, number: number): NumberFragment[] {
  if (!Number.isInteger(number) || number < 0) return []
  if (number > SPOKEN_MAX) return [...String(number)].map((digit) => `${Number(digit)}` as const)
  const thousands = number - (number % 1_000)
  const hundreds = (number % 1_000) - (number % 100)
  const rest = number % 100
  const parts: NumberFragment[] = []
  if (thousands > 0) parts.push(joined(thousands, joinsThousands(language, hundreds, rest)))
  if (hundreds > 0) parts.push(joined(hundreds, rest > 0))
  if (rest > 0 || number === 0) parts.push(`${rest}`)
  return parts
}

/** The same as the end of a sentence, where its last piece has such a recording [VO5]. */
export function endedNumberFragments(language: Language, number: number): NumberFragment[] {
  return Number.isInteger(number) && number >= 0 && number <= ENDED_MAX
    ? [`${number}.`]
    : numberFragments(language, number)
}

const joined = (part: number, goesOn: boolean): NumberFragment => (goesOn ? `${part}+` : `${part}`)

/** “One thousand two hundred”, but “one thousand and two”; elsewhere every part is joined to the next. */
function joinsThousands(language: Language, hundreds: number, rest: number): boolean {
  return language === 'en' ? hundreds === 0 && rest > 0 : hundreds + rest > 0
}

/** Every piece that a number can be made of: what must have been recorded. */
export function allNumberFragments(): NumberFragment[] {
  const below100 = Array.from({ length: 100 }, (_, n): NumberFragment => `${n}`)
  const ended = Array.from({ length: ENDED_MAX + 1 }, (_, n): NumberFragment => `${n}.`)
  const large = [100, 1_000].flatMap((unit) => Array.from({ length: 9 }, (_, n) => (n + 1) * unit))
  return [...below100, ...ended, ...large.flatMap((n): NumberFragment[] => [`${n}`, `${n}+`])]
}
