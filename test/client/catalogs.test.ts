import { readdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { expect, test } from 'vitest'
import { type Language, languages } from '../../sync/words/language.ts'

const WORDS = resolve(import.meta.dirname, '../../client/words')
/** What a word needs beside a number, as the standard (CLDR) has it for each language. */
const FORMS: Readonly<Record<Language, readonly string[]>> = {
  ar: ['zero', 'one', 'two', 'few', 'many', 'other'],
  fr: ['one', 'many', 'other'],
  en: ['one', 'other'],
}
const areas = readdirSync(WORDS, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name)

type Texts = Readonly<Record<string, string>>

async function textsOf(area: string, language: Language): Promise<Texts> {
  const module = (await import(pathToFileURL(join(WORDS, area, `${language}.ts`)).href)) as Record<string, Texts>
  const [texts] = Object.values(module)
  if (texts === undefined) throw new Error(`${area} has no ${language}`)
  return texts
}

/** The words that are counted with: those that have the form `other` in English. */
function countedIn(english: Texts): string[] {
  return Object.keys(english).flatMap((key) => (key.endsWith('_other') ? [key.slice(0, -'_other'.length)] : []))
}
const holesOf = (text: string): string[] => [...text.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name).sort()

test('there are words to compare', () => {
  expect(areas).toContain('base')
  expect(areas.length).toBeGreaterThan(5)
})

test.each(areas)('%s says the same things in all three languages, with all forms of what is counted', async (area) => {
  const english = await textsOf(area, 'en')
  const counted = countedIn(english)
  const isForm = (key: string) => counted.some((base) => new RegExp(`^${base}_[a-z]+$`).test(key))
  for (const language of languages) {
    const wanted = [
      ...Object.keys(english).filter((key) => !isForm(key)),
      ...counted.flatMap((base) => FORMS[language].map((form) => `${base}_${form}`)),
    ]
    expect([language, Object.keys(await textsOf(area, language)).sort()]).toEqual([language, wanted.sort()])
  }
})

test.each(areas)('%s leaves the same holes in all three languages', async (area) => {
  const english = await textsOf(area, 'en')
  const counted = countedIn(english)
  for (const language of languages) {
    for (const [key, text] of Object.entries(await textsOf(area, language))) {
      const base = counted.find((each) => key.startsWith(`${each}_`))
      const wanted = holesOf(english[base === undefined ? key : `${base}_other`] ?? '')
      // "One" and "two" may be said without their number.
      const holes = base === undefined ? holesOf(text) : [...new Set([...holesOf(text), 'count'])].sort()
      expect([language, key, holes]).toEqual([language, key, wanted])
    }
  }
})

test.each(areas)('%s has no empty text, and no English where Arabic is meant', async (area) => {
  for (const language of languages) {
    for (const [key, text] of Object.entries(await textsOf(area, language))) {
      expect([language, key, text.trim() !== '']).toEqual([language, key, true])
      if (language === 'ar') expect([key, /\p{Script=Arabic}/u.test(text)]).toEqual([key, true])
    }
  }
})

/** Of whoever reads it far away or on a small glass: a colon must not begin a line. */
const ON_GLASS = ['ticket-page', 'join', 'display', 'arrival', 'manager', 'accuracy', 'fairness']

test.each(ON_GLASS)('%s keeps a French mark on the line of its word', async (area) => {
  for (const [key, text] of Object.entries(await textsOf(area, 'fr')))
    expect([key, text]).not.toEqual([key, expect.stringMatching(/ [:;?!»]/)])
})

test('the plural forms are those that this very engine chooses by', () => {
  for (const language of languages) {
    const { pluralCategories } = new Intl.PluralRules(language).resolvedOptions()
    expect([...pluralCategories].sort()).toEqual([...FORMS[language]].sort())
  }
})
