import { describe, expect, it } from 'vitest'
import { commandNames } from '../commands/registry.ts'
import { errorsAr } from '../errors/ar.ts'
import { errorsEn } from '../errors/en.ts'
import { errorsFr } from '../errors/fr.ts'
import { quarantineReasons } from '../errors/quarantine-reasons.ts'
import { ticketStates } from '../tickets/ticket-state.ts'
import { flags } from '../wire/flags.ts'
import { type GlossaryTerm, glossary } from './glossary.ts'
import { type Language, languages } from './language.ts'
import { wordsIn } from './words-in.ts'

const errorsByLanguage = { ar: errorsAr, fr: errorsFr, en: errorsEn }
const terms = Object.keys(glossary) as GlossaryTerm[]

function textsIn(language: Language): string[] {
  const { commands, states, flags: flagWords, reasons } = wordsIn(language)
  return [commands, states, flagWords, reasons, errorsByLanguage[language]].flatMap((group) => Object.values(group))
}

/** A word may be joined to an Arabic article or particle in front; elsewhere it begins a word. */
function startsAWordIn(text: string, word: string): boolean {
  const before = /[\u0600-\u06ff]/.test(word) ? '(?:و|ف)?(?:ال|لل|بال|ب|ل)?' : ''
  return new RegExp(`(?<!\\p{L})${before}${word}`, 'iu').test(text)
}

describe.each(languages)('the words in %s', (language) => {
  it('[C3] are there for every command, state, flag and reason', () => {
    const words = wordsIn(language)
    expect(Object.keys(words.commands).sort()).toEqual([...commandNames].sort())
    expect(Object.keys(words.states).sort()).toEqual([...ticketStates].sort())
    expect(Object.keys(words.flags).sort()).toEqual([...flags].sort())
    expect(Object.keys(words.reasons).sort()).toEqual([...quarantineReasons].sort())
    for (const text of textsIn(language)) expect(text.trim()).not.toBe('')
  })

  it('[C3] tell commands, states and flags apart', () => {
    const { commands, states, flags: flagWords, reasons } = wordsIn(language)
    for (const group of [commands, states, flagWords, reasons]) {
      const texts = Object.values(group)
      expect(new Set(texts).size).toBe(texts.length)
    }
  })

  it('are written in the letters of the language', () => {
    for (const text of textsIn(language)) {
      if (language === 'ar') expect(text).toMatch(/[\u0621-\u064a]{2}/)
      else expect(text).not.toMatch(/[\u0600-\u06ff]/)
    }
  })

  it.each(terms)('use one word for %s', (term) => {
    for (const wrong of glossary[term][language].never) {
      expect(textsIn(language).filter((text) => startsAWordIn(text, wrong))).toEqual([])
    }
  })
})

describe('the glossary', () => {
  it('forbids no word that it uses', () => {
    for (const language of languages) {
      const words = terms.map((term) => glossary[term][language].word)
      const forbidden = terms.flatMap((term) => glossary[term][language].never as readonly string[])
      expect(words.flatMap((word) => forbidden.filter((wrong) => startsAWordIn(word, wrong)))).toEqual([])
    }
  })

  it('finds a forbidden word behind an article and leaves its look-alikes alone', () => {
    expect(startsAWordIn('والطابور طويل', 'طابور')).toBe(true)
    expect(startsAWordIn('Join the line', 'line')).toBe(true)
    expect(startsAWordIn('Join online', 'line')).toBe(false)
  })
})
