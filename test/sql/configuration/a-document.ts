import { configurationDocument } from '../../../sync/configuration/configuration-document.ts'

const names = (text: string) => ({ ar: text, fr: text, en: text })
const allDay = [{ from: '04:00', to: '28:00' }]
const everyDay = { mon: allDay, tue: allDay, wed: allDay, thu: allDay, fri: allDay, sat: allDay, sun: allDay }

type Overrides = Record<string, unknown>

export const aService = (key: string, prefix: string, overrides: Overrides = {}) => ({
  key,
  prefix,
  names: names(key),
  ...overrides,
})
export const aCounter = (key: string, services: string[], overrides: Overrides = {}) => ({
  key,
  label: key.toUpperCase(),
  names: names(key),
  services,
  ...overrides,
})

export const aBranchPart = (overrides: Overrides = {}) => ({
  slug: 'harbour',
  names: names('Harbour'),
  languages: ['ar', 'fr', 'en'],
  clock: [{ from_day: '2015-01-01', zone: 'Africa/Tunis', day_start: '04:00' }],
  calendar: { hours: everyDay },
  ...overrides,
})

/** Two services at two counters, one strict class; sound unless the overrides say otherwise. */
export const aRawDocument = (overrides: Overrides = {}) => ({
  format: 1,
  branch: aBranchPart(),
  services: [aService('cash', 'A'), aService('cards', 'B')],
  classes: [{ code: 'e', names: names('elderly'), strict: true }],
  counters: [aCounter('c1', ['cash', 'cards']), aCounter('c2', ['cash'])],
  ...overrides,
})

export const aDocument = (overrides: Overrides = {}) => configurationDocument.parse(aRawDocument(overrides))
