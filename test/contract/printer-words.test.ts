import { describe, expect, test } from 'vitest'
import { printerWordsIn, printerWordsLanguages } from '../../printer/words/printer-words-in.ts'
import { type GlossaryTerm, glossary } from '../../sync/words/glossary.ts'
import { languages } from '../../sync/words/language.ts'

const terms = Object.keys(glossary) as GlossaryTerm[]
/** A word may be joined to an Arabic article or particle in front; elsewhere it begins a word. */
const begins = (word: string) =>
  new RegExp(`(?<!\\p{L})${/[\u0600-\u06ff]/.test(word) ? '(?:و|ف)?(?:ال|لل|بال|ب|ل)?' : ''}${word}`, 'iu')

function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value]
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : []
}

test('[WD1] the printer speaks the languages of the product', () => {
  expect([...printerWordsLanguages].sort()).toEqual([...languages].sort())
})

describe.each(languages)('[WD2] the words of the printer in %s', (language) => {
  test.each(terms)('use the product’s word for %s', (term) => {
    const texts = textsIn(printerWordsIn(language))
    for (const wrong of glossary[term][language].never) {
      expect(texts.filter((text) => begins(wrong).test(text))).toEqual([])
    }
  })
})
