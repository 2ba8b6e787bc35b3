import { expect, test } from 'vitest'
import { pageAt, pagesOf } from './pages.ts'

const numbers = (count: number) => Array.from({ length: count }, (_, n) => n + 1)
const shown = (count: number, perPage: number) =>
  pagesOf(numbers(count), perPage)
    .map((page) => page.join(' '))
    .join(' | ')

test.each([
  [0, 3, ''],
  [3, 3, '1 2 3'],
  [4, 3, '1 2 | 3 4'],
  [7, 3, '1 2 3 | 4 5 | 6 7'],
  [8, 3, '1 2 3 | 4 5 6 | 7 8'],
])('[DY26] %i lines, %i at a time: %s', (count, perPage, expected) => {
  expect(shown(count, perPage)).toBe(expected)
})

test('[DY26] no page has more than there is room for, and each line stands on one page', () => {
  for (const perPage of [1, 3, 4, 8]) {
    for (const count of numbers(40)) {
      const pages = pagesOf(numbers(count), perPage)
      expect(pages.flat()).toEqual(numbers(count))
      expect(Math.max(...pages.map(({ length }) => length))).toBeLessThanOrEqual(perPage)
    }
  }
})

test('[DY27] each page comes in each language, as often as the others', () => {
  for (const languages of [1, 2, 3]) {
    for (const pages of numbers(12)) {
      const turns = numbers(languages * pages).map((n) => n - 1)
      const met = turns.map((turn) => `${turn % languages} ${pageAt({ turn, languages }, pages)}`)
      expect([languages, pages, new Set(met).size]).toEqual([languages, pages, languages * pages])
    }
  }
})

test('[DY27] where nothing keeps them together, pages come one after the other', () => {
  const pages = (count: number, languages: number) =>
    numbers(7).map((turn) => pageAt({ turn: turn - 1, languages }, count) + 1)
  expect([pages(3, 1), pages(2, 3)].map((each) => each.join(''))).toEqual(['1231231', '1212121'])
  expect(pages(3, 3).join('')).toBe('1232313')
})

test('[DY27] nothing to turn is the first page', () => {
  expect([pageAt({ turn: 7, languages: 3 }, 0), pageAt({ turn: 7, languages: 3 }, 1)]).toEqual([0, 0])
})
