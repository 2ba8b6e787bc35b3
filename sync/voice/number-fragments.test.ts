import { expect, test } from 'vitest'
import { type Language, languages } from '../words/language.ts'
import { numberFragmentText } from './number-fragment-text.ts'
import { allNumberFragments, endedNumberFragments, numberFragments } from './number-fragments.ts'
import { trickyNumbers } from './tricky-numbers.ts'
import { wordsToNumber } from './words-to-number.ts'

const ALL = Array.from({ length: 10_000 }, (_, n) => n)

const spoken = (language: Language, n: number): string =>
  numberFragments(language, n)
    .map((fragment) => numberFragmentText(language, fragment))
    .join(' ')
    // An Arabic “and” is one word with what follows it.
    .replaceAll('وَ ', 'وَ')

test.each(languages)(
  '[VO1] every number from 0 to 9999 in %s is understood as itself by who only hears words',
  (language) => {
    expect(ALL.filter((n) => wordsToNumber(language, spoken(language, n)) !== n)).toEqual([])
  },
)

test.each(languages)('[VO1] no two numbers of %s sound alike', (language) => {
  expect(new Set(ALL.map((n) => spoken(language, n))).size).toBe(ALL.length)
})

test.each(languages)('[VO2] the numbers that are said wrongly elsewhere are said rightly in %s', (language) => {
  for (const [n, words] of Object.entries(trickyNumbers[language])) {
    expect([n, withoutVowels(spoken(language, Number(n)))]).toEqual([n, words])
  }
})

test('[VO3] a number is at most three pieces, below a hundred one', () => {
  for (const language of languages)
    expect(ALL.filter((n) => numberFragments(language, n).length > (n < 100 ? 1 : 3))).toEqual([])
  expect(numberFragments('fr', 98)).toEqual(['98'])
  expect(numberFragments('en', 1_348)).toEqual(['1000', '300+', '48'])
  expect(numberFragments('ar', 1_348)).toEqual(['1000+', '300+', '48'])
  expect(numberFragments('en', 2_005)).toEqual(['2000+', '5'])
})

test('[VO3] every piece that a number is made of is among those to be recorded, and no other', () => {
  for (const language of languages) {
    const used = new Set(
      [...ALL, 10_000, 999_999].flatMap((n) => [...numberFragments(language, n), ...endedNumberFragments(language, n)]),
    )
    const known = new Set(allNumberFragments())
    expect([...known].filter((part) => !used.has(part))).toEqual([])
    expect([...used].filter((part) => !known.has(part))).toEqual([])
  }
})

test('[VO4] beyond four digits they are read one by one; what is no number is nothing', () => {
  expect(numberFragments('fr', 10_203)).toEqual(['1', '0', '2', '0', '3'])
  for (const wrong of [-1, 0.5, Number.NaN, Number.POSITIVE_INFINITY]) expect(numberFragments('en', wrong)).toEqual([])
})

test('[VO5] at the end of a sentence a small number falls, a larger one is said as everywhere', () => {
  expect(endedNumberFragments('ar', 3)).toEqual(['3.'])
  expect(endedNumberFragments('ar', 99)).toEqual(['99'])
})

/** The hand-written lists are as people write. */
function withoutVowels(text: string): string {
  return text.replaceAll(/[\u064b-\u0652]/g, '').replaceAll('اِ', 'ا')
}
