import fc from 'fast-check'
import { expect, test } from 'vitest'
import { closeIsolates } from './close-isolates.ts'
import { fitText } from './fit-text.ts'
import type { Measure } from './layout.ts'

/** Ten dots a letter at size 10. */
const measure: Measure = (text, { sizeDots }) => [...text].length * sizeDots
const fit = { sizes: [10, 8], weight: 500, linesMax: 2 }

test('[TL3] a text takes more lines first, then a smaller size, then loses its end', () => {
  const at = (widthDots: number) => fitText('un deux trois', { ...fit, widthDots }, measure)
  expect(at(130)).toEqual({ lines: ['un deux trois'], sizeDots: 10, lostLetters: 0 })
  expect(at(129)).toEqual({ lines: ['un deux', 'trois'], sizeDots: 10, lostLetters: 0 })
  expect(at(60)).toEqual({ lines: ['un deux', 'trois'], sizeDots: 8, lostLetters: 0 })
  expect(at(48)).toEqual({ lines: ['un', 'deux…'], sizeDots: 8, lostLetters: 5 })
})

test('[TL3] lines are even: no lonely word at the end', () => {
  const { lines } = fitText('aa bb cc dd ee', { ...fit, widthDots: 130 }, measure)
  expect(lines).toEqual(['aa bb cc', 'dd ee'])
})

test('[TL3] a word that is too wide for its line ends it, and no word is split over two lines', () => {
  expect(fitText('a abcdefghijkl b', { ...fit, widthDots: 48 }, measure).lines).toEqual(['a', 'abcde…'])
  expect(fitText('abcdefghijkl', { ...fit, widthDots: 48 }, measure).lines).toEqual(['abcde…'])
})

test('[TL3] no line is wider than its column, whatever the text', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 80 }), fc.integer({ min: 20, max: 200 }), (text, widthDots) => {
      const { lines, sizeDots } = fitText(text, { ...fit, widthDots }, measure)
      expect(lines.length).toBeLessThanOrEqual(2)
      for (const line of lines) expect(measure(line, { sizeDots, weight: 500 })).toBeLessThanOrEqual(widthDots)
    }),
  )
})

test('[TL4] an isolated name that goes on in the next line is isolated there, too', () => {
  expect(closeIsolates(['ثم \u2068Visa', 'or\u2069، غيرها'])).toEqual(['ثم \u2068Visa\u2069', '\u2068or\u2069، غيرها'])
})
