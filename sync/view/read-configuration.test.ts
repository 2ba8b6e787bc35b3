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

it('reads what the authority published, once per document', () => {
  const document = published()
  expect(readConfiguration(document)?.services[0]).toMatchObject({ key: 'cash', expected_service_s: 300 })
  expect(readConfiguration(document)).toBe(readConfiguration(document))
})

it('[RE5] leaves out what a newer server has added, at any depth, and keeps the rest', () => {
  const configuration = readConfiguration(published({ mood: 'good' }, { colour: 'red', rules: { colour: 'red' } }))
  expect(configuration).toEqual(readConfiguration(published()))
})

it.each([undefined, null, 'text', {}, published({ services: 'none' })])('%j is none', (document) => {
  expect(readConfiguration(document)).toBeUndefined()
})
