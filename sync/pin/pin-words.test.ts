import { describe, expect, it } from 'vitest'
import { languages } from '../words/language.ts'
import { pinLock } from './pin-lock.ts'
import { pinWeaknesses } from './pin-rule.ts'
import { pinWordsIn } from './pin-words-in.ts'

const kinds = pinLock.options.map((option) => option.shape.kind.value)
const placeholders = (text: string) => (text.match(/\{\w+\}/g) ?? []).sort()

describe.each(languages)('the words of the lock in %s', (language) => {
  const { states, weaknesses, hints } = pinWordsIn(language)
  const texts = [states, weaknesses, hints].flatMap((group) => Object.values(group))

  it('are there for every state and weakness, each its own', () => {
    expect(Object.keys(states).sort()).toEqual([...kinds].sort())
    expect(Object.keys(weaknesses).sort()).toEqual([...pinWeaknesses].sort())
    expect(new Set(texts).size).toBe(texts.length)
    for (const text of texts) expect(text.trim()).not.toBe('')
  })

  it('have the same places to fill as in English', () => {
    const english = pinWordsIn('en')
    const wanted = [english.states, english.weaknesses, english.hints].flatMap((group) => Object.values(group))
    expect(texts.map(placeholders)).toEqual(wanted.map(placeholders))
  })

  it('are written in the letters of the language', () => {
    for (const text of texts) {
      if (language === 'ar') expect(text).toMatch(/[\u0621-\u064a]{2}/)
      else expect(text).not.toMatch(/[\u0600-\u06ff]/)
    }
  })
})

it('[PN5] what ended, what helps and that nothing is lost is said when the grace is over', () => {
  expect(pinWordsIn('en').states.grace_over).toMatch(/as long as your organisation allows.*Sign in.*kept/)
})
