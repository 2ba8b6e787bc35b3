import { expect, it } from 'vitest'
import { readConfiguration } from './read-configuration.ts'

const id = (n: number) => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`
const names = { ar: 'x', fr: 'x', en: 'x' }
const published = (more: Record<string, unknown> = {}, ofService: Record<string, unknown> = {}) => ({
  format: 1,
  branch: {
    ...{ id: id(1), slug: 'harbour', names, languages: ['fr'] },
    clock: [{ from_day: '2015-01-01', zone: 'Africa/Tunis', day_start: '04:00' }],
    calendar: { hours: {} },
  },
  ...{ groups: [], classes: [], questions: [] },
  services: [{ id: id(2), key: 'cash', prefix: 'A', names, ...ofService }],
  counters: [{ id: id(3), key: 'c1', label: '1', names, services: ['cash'] }],
  ...more,
})

const question = (key: string, more: Record<string, unknown> = {}) => ({
  ...{ id: id(9), key, names, options: [{ names, service: 'cash' }] },
  ...more,
})

it('reads what the authority published, once per document', () => {
  const document = published()
  const read = readConfiguration(document)
  expect(read.configuration?.services[0]).toMatchObject({ key: 'cash', expected_service_s: 300 })
  expect(read.leftOutCount).toBe(0)
  expect(readConfiguration(document)).toBe(read)
})

it('[RE5] leaves out what a newer server has added, at any depth, and keeps the rest', () => {
  const read = readConfiguration(published({ mood: 'good' }, { colour: 'red', rules: { colour: 'red' } }))
  expect(read).toEqual(readConfiguration(published()))
})

it.each<[string, Record<string, unknown>, Record<string, unknown>, number]>([
  ['a value of a setting', { settings: { digits: 'deva', number_digits: 4 } }, { settings: { number_digits: 4 } }, 1],
  [
    'a question of a new kind, which has no options',
    { questions: [question('why'), { ...question('how'), kind: 'free_text', options: undefined }] },
    { questions: [question('why')] },
    1,
  ],
  [
    'one option among others',
    {
      questions: [
        question('why', {
          options: [
            { names, class: 'NEW CLASS' },
            { names, service: 'cash' },
          ],
        }),
      ],
    },
    { questions: [question('why')] },
    1,
  ],
  [
    'the only option, and with it its question',
    { questions: [question('why', { options: [{ names, class: 'NEW CLASS' }] })] },
    { questions: [] },
    2,
  ],
  [
    'two services of three',
    {
      services: [
        { id: id(4), key: 'new', prefix: 'Ж', names },
        { id: id(2), key: 'cash', prefix: 'A', names },
        { id: 'no id', key: 'gold', prefix: 'G', names },
      ],
    },
    {},
    2,
  ],
])('[RE5] goes without what it does not understand, and counts it: %s', (_, newer, older, count) => {
  expect(readConfiguration(published(newer))).toEqual({
    configuration: readConfiguration(published(older)).configuration,
    leftOutCount: count,
  })
})

it('[RE5] the document itself stays as it came', () => {
  const document = published({ settings: { digits: 'deva' } })
  const before = JSON.stringify(document)
  readConfiguration(document)
  expect(JSON.stringify(document)).toBe(before)
})

it.each([
  undefined,
  null,
  'text',
  {},
  published({ format: 2 }),
  published({ services: 'none' }),
  published({ branch: { ...published().branch, clock: [{ from_day: 'new moon', zone: 'x', day_start: '04:00' }] } }),
])('%j is none', (document) => {
  expect(readConfiguration(document).configuration).toBeUndefined()
})
