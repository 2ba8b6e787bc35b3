import { describe, expect, it } from 'vitest'
import { languages } from '../words/language.ts'
import { errorsAr } from './ar.ts'
import { errorCodes } from './codes.ts'
import { errorsEn } from './en.ts'
import { errorsFr } from './fr.ts'
import { messageFor } from './message-for.ts'

const codes = Object.keys(errorCodes) as (keyof typeof errorCodes)[]
const placeholders = (text: string) => (text.match(/\{\w+\}/g) ?? []).sort()

describe('error codes', () => {
  it('have each their own SQLSTATE', () => {
    const states = Object.values(errorCodes).map(({ sqlstate }) => sqlstate)
    expect(new Set(states).size).toBe(states.length)
    for (const state of states) expect(state).toMatch(/^BS\d{3}$/)
  })
})

describe('error texts', () => {
  it.each(codes)('of %s name the same details in all languages', (code) => {
    expect(placeholders(errorsAr[code])).toEqual(placeholders(errorsEn[code]))
    expect(placeholders(errorsFr[code])).toEqual(placeholders(errorsEn[code]))
  })

  it.each(codes)('of %s read as whole sentences without and with details', (code) => {
    const names = placeholders(errorsEn[code]).map((placeholder) => placeholder.slice(1, -1))
    const details = Object.fromEntries(names.map((name) => [name, 'A-048']))
    for (const language of languages) {
      expect(messageFor(code, language)).toMatch(/^[^[\]{}]+[.]$/)
      expect(messageFor(code, language, details)).toMatch(/^[^[\]{}]+[.]$/)
      expect(messageFor(code, language, details).includes('A-048')).toBe(names.length > 0)
      expect(messageFor(code, language)).not.toMatch(/ {2}| \.|undefined|BS\d/)
    }
  })

  it('stand in no other place than a part that can be left out', () => {
    for (const texts of [errorsAr, errorsFr, errorsEn]) {
      for (const text of Object.values(texts)) expect(text.replace(/\[[^\]]*\]/g, '')).not.toMatch(/[{}[\]]/)
    }
  })
})

describe('messageFor', () => {
  it('fills in what is known and leaves out the rest', () => {
    expect(messageFor('already_called', 'en', { number: 'A-048', counter: 2 })).toBe(
      'Ticket A-048 was already called at counter 2. Take the next one.',
    )
    expect(messageFor('already_called', 'en', { number: 'A-048' })).toBe(
      'Ticket A-048 was already called. Take the next one.',
    )
  })

  it('lists several faults and cuts a long list short', () => {
    expect(messageFor('configuration_invalid', 'en', { faults: ['a', 'b'] })).toContain('not published: a, b.')
    expect(messageFor('configuration_invalid', 'en', { faults: Array(9).fill('x') })).toContain(': x, x, x, x, x.')
  })

  it('shows no raw instant, because its hour depends on the zone of the branch', () => {
    expect(messageFor('outside_hours', 'en', { opens_at: '2026-11-21T07:00:00+00:00' })).not.toContain('07')
    expect(messageFor('outside_hours', 'en', { opens_at: '08:00' })).toContain('it opens at 08:00')
  })

  it('does not let a detail act as a template or an inherited name as a detail', () => {
    expect(messageFor('already_called', 'en', { number: '{counter}$&' })).toContain('Ticket {counter}$& was')
    expect(messageFor('already_called', 'en', { number: { toString: () => 'x' } })).toContain('Ticket was')
  })

  it('reads a code it does not know as an internal error', () => {
    for (const code of ['tomorrow', '', 'constructor', '__proto__']) {
      for (const language of languages) expect(messageFor(code, language)).toBe(messageFor('internal', language))
    }
  })
})
