import { describe, expect, test } from 'vitest'
import { faultCodes } from './fault.ts'
import { faultText } from './faults.ts'
import { faultsAr } from './faults-ar.ts'
import { faultsEn } from './faults-en.ts'
import { faultsFr } from './faults-fr.ts'
import { DOCUMENT_CHARS_MAX, readConfiguration } from './read-configuration.ts'

const names = { ar: 'x', fr: 'x', en: 'x' }
const sound = {
  format: 1,
  branch: {
    slug: 'marsa',
    names,
    languages: ['fr'],
    clock: [{ from_day: '2026-01-01', zone: 'UTC', day_start: '04:00' }],
    calendar: { hours: {} },
  },
  services: [{ key: 'cash', prefix: 'A', names }],
  counters: [{ key: 'c1', label: '1', names, services: ['cash'] }],
}

function faultsOf(input: unknown): string[] {
  const read = readConfiguration(input)
  return read.kind === 'faulty' ? read.faults.map(({ path, code }) => `${path} ${code}`) : []
}

test('a sound document is read, with what it leaves out filled in', () => {
  const read = readConfiguration(sound)
  expect(read).toMatchObject({
    kind: 'sound',
    warnings: [],
    document: { groups: [], words: {}, services: [{ expected_service_s: 300 }] },
  })
})

/** By its text: an array that deep cannot be compared or printed either. */
function nested(depth: number): unknown {
  return JSON.parse(`${'['.repeat(depth)}${']'.repeat(depth)}`)
}

describe('a shape that is none is named with its place:', () => {
  test.each<[string, unknown, string[]]>([
    ['nothing', undefined, [' missing']],
    ['a list', [], [' wrong_type']],
    ['what is nested beyond all need', nested(200_000), [' wrong_type']],
    ['a part nested beyond all need', { ...sound, services: nested(200_000) }, ['services.0 wrong_type']],
    ['a part that is missing', { ...sound, counters: undefined }, ['counters missing']],
    ['a format of the future', { ...sound, format: 2 }, ['format bad_value']],
    ['no format', { ...sound, format: undefined }, ['format missing']],
    ['a misspelt field', { ...sound, servises: [] }, ['servises unknown_field']],
    [
      'a misspelt weekday',
      { ...sound, branch: { ...sound.branch, calendar: { hours: { monday: [] } } } },
      ['branch.calendar.hours.monday unknown_field'],
    ],
    [
      'text for a number',
      { ...sound, services: [{ ...sound.services[0], expected_service_s: '300' }] },
      ['services.0.expected_service_s wrong_type'],
    ],
    ['no service at all', { ...sound, services: [] }, ['services too_small']],
    [
      'a label that fits on no screen',
      { ...sound, counters: [{ ...sound.counters[0], label: 'far too long a label' }] },
      ['counters.0.label too_big'],
    ],
    [
      'a prefix in small letters',
      { ...sound, services: [{ ...sound.services[0], prefix: 'a' }] },
      ['services.0.prefix bad_value'],
    ],
    [
      'a time that no clock shows',
      { ...sound, branch: { ...sound.branch, calendar: { hours: { mon: [{ from: '8:00', to: '12:00' }] } } } },
      ['branch.calendar.hours.mon.0.from bad_value'],
    ],
    ['a text that cannot be stored', { ...sound, words: { welcome: { fr: 'a\0b' } } }, ['words.welcome.fr bad_value']],
    [
      'several at once',
      { ...sound, format: 3, services: [{}] },
      ['format bad_value', 'services.0.key missing', 'services.0.prefix missing', 'services.0.names missing'],
    ],
  ])('%s', (_, input, expected) => {
    expect(faultsOf(input)).toEqual(expected)
  })
})

test('a document beyond the limit is refused before it is looked at', () => {
  expect(faultsOf({ words: 'x'.repeat(DOCUMENT_CHARS_MAX) })).toEqual([' document_too_large'])
})

test('a document with warnings only may be published', () => {
  const read = readConfiguration({
    ...sound,
    staff_plan: [{ counter: 'c1', weekday: 'mon', from: '08:00', to: '12:00' }],
  })
  expect(read).toMatchObject({ kind: 'sound', warnings: [{ code: 'plan_outside_hours' }] })
})

describe('every fault has words', () => {
  test.each(Object.entries({ ar: faultsAr, fr: faultsFr, en: faultsEn }))(
    'in %s, with the same details',
    (_, texts) => {
      const details = (text: string): string[] => [...text.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name).sort()
      for (const code of faultCodes) {
        expect(texts[code].trim()).not.toBe('')
        expect([code, [...new Set(details(texts[code]))]]).toEqual([code, [...new Set(details(faultsEn[code]))]])
      }
    },
  )

  test('that hold its details, isolated in Arabic', () => {
    const fault = { code: 'duplicate_key', details: { key: 'cash' } } as const
    expect(faultText(fault, 'en')).toContain('cash')
    expect(faultText(fault, 'ar')).toContain('\u2068cash\u2069')
  })
})
