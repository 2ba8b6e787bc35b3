import { expect, test } from 'vitest'
import { createPrinterChoice, profileFor, profilesFor } from './printer-choice.ts'

test.each([
  ['esc-pos', undefined, 'escpos-80'],
  ['esc-pos', 'escpos-58-tear', 'escpos-58-tear'],
  // The printer was replaced by one of another make: the paper is what staff said that it is.
  ['star-prnt', 'escpos-58', 'star-58'],
  ['star-prnt', undefined, 'star-80'],
  ['star-graphics', 'escpos-58', 'star-graphics-80'],
  ['esc-pos', 'of another version', 'escpos-80'],
] as const)('[KP4] for %s, chosen %s, tickets are drawn by %s', (language, chosen, id) => {
  expect(profileFor(language, chosen)?.id).toBe(id)
})

test('[KP4] staff are offered what their printer understands, and everything where there is none', () => {
  expect(profilesFor('star-line').map(({ id }) => id)).toEqual(['star-line-80'])
  expect(profilesFor(undefined).length).toBeGreaterThan(profilesFor('esc-pos').length)
})

test('[KP4] what was chosen outlasts the page', () => {
  const kept = new Map<string, string>()
  const values = {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
  }
  expect(createPrinterChoice(values).chosen()).toBeUndefined()
  createPrinterChoice(values).choose('epson-80')
  expect(createPrinterChoice(values).chosen()).toBe('epson-80')
})
