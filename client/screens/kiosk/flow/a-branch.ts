import type { PublishedConfiguration } from '../../../../sync/configuration/published-configuration.ts'
import { languages } from '../../../../sync/words/language.ts'

type Entry = Readonly<Record<string, unknown>>
type Parts = Partial<Record<'services' | 'groups' | 'classes' | 'questions' | 'counters', readonly Entry[]>> & {
  readonly branch?: Entry
}

const week = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun']
const allDay = [{ from: '00:00', to: '24:00' }]

/** `cash` is called Cash, and its id is of that form. */
export function idOf(key: string): string {
  const digits = [...key].map((letter) => letter.charCodeAt(0).toString(16)).join('')
  return `00000000-0000-4000-8000-${digits.slice(0, 12).padStart(12, '0')}`
}

function named(entry: Entry): Entry {
  const key = String(entry.key ?? entry.code)
  const name = `${key.charAt(0).toUpperCase()}${key.slice(1)}`
  return { id: idOf(key), key, names: { ar: `${name} ع`, fr: `${name} f`, en: name }, ...entry }
}

/** A branch that is open around the clock, for tests: one service and all languages unless something else is said. */
export function aBranch({ branch = {}, services = [{ key: 'cash' }], ...parts }: Parts = {}): PublishedConfiguration {
  const sections = { groups: [], classes: [], questions: [], counters: [], ...parts }
  return {
    ...{ format: 1, staff_plan: [], words: {} },
    ...Object.fromEntries(Object.entries(sections).map(([name, entries]) => [name, entries.map(named)])),
    branch: {
      ...{ id: 'branch', slug: 'main', names: { ar: 'فرع', fr: 'Agence', en: 'Branch' }, languages: [...languages] },
      calendar: { hours: Object.fromEntries(week.map((day) => [day, allDay])) },
      clock: [{ from_day: '2000-01-01', zone: 'UTC', day_start: '00:00' }],
      ...branch,
    },
    services: services.map((service) => named({ prefix: 'A', rules: {}, ...service })),
  } as unknown as PublishedConfiguration
}
