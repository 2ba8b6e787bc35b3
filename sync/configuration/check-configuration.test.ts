import { describe, expect, test } from 'vitest'
import { checkConfiguration } from './check-configuration.ts'
import { type ConfigurationDocument, configurationDocument } from './configuration-document.ts'

const names = (text: string) => ({ ar: text, fr: text, en: text })
const span = (from: string, to: string) => ({ from, to })
type Raw = Record<string, unknown>

const aBranch = (overrides: Raw = {}) => ({
  slug: 'marsa',
  names: names('Marsa'),
  languages: ['ar', 'fr', 'en'],
  clock: [{ from_day: '2026-01-01', zone: 'Africa/Tunis', day_start: '04:00' }],
  calendar: { hours: { mon: [span('08:00', '12:00'), span('13:00', '17:00')] } },
  ...overrides,
})
const aService = (key: string, prefix: string, overrides: Raw = {}) => ({
  key,
  prefix,
  names: names(key),
  ...overrides,
})
const aCounter = (key: string, services: string[], overrides: Raw = {}) => ({
  key,
  label: key,
  names: names(key),
  services,
  ...overrides,
})
const withHours = (calendar: Raw) => ({ branch: aBranch({ calendar: { hours: {}, ...calendar } }) })

function document(overrides: Raw = {}): ConfigurationDocument {
  const sound = {
    format: 1,
    branch: aBranch(),
    services: [aService('cash', 'A')],
    counters: [aCounter('c1', ['cash'])],
  }
  return configurationDocument.parse({ ...sound, ...overrides })
}

const faultsOf = (overrides: Raw): string[] =>
  checkConfiguration(document(overrides)).map(({ path, code }) => `${path} ${code}`)

test('a sound document has no fault', () => {
  expect(checkConfiguration(document())).toEqual([])
})

const plan = (shift: Raw) => ({ staff_plan: [{ counter: 'c1', weekday: 'mon', from: '08:00', to: '12:00', ...shift }] })
const classes = (...list: Raw[]) => ({
  classes: list.map((each, at) => ({ code: `k${at}`, names: names('class'), ...each })),
})
const question = (option: Raw, rest: Raw = {}) => ({
  questions: [{ key: 'q', names: names('q'), options: [{ names: names('o'), ...option }], ...rest }],
})
const clock = (...rules: [day: string, zone: string, start: string][]) => ({
  branch: aBranch({ clock: rules.map(([from_day, zone, day_start]) => ({ from_day, zone, day_start })) }),
})

describe('a fault is found:', () => {
  test.each<[string, Raw, string[]]>([
    ['a key twice', { services: [aService('cash', 'A'), aService('cash', 'B')] }, ['services.1.key duplicate_key']],
    [
      'an outcome twice, in one language',
      {
        outcomes: [
          { key: 'done', names: names('Done') },
          { key: 'done', names: { ar: 'x', en: 'Done' } },
        ],
      },
      ['outcomes.1.names language_missing', 'outcomes.1.key duplicate_key'],
    ],
    [
      'a class code twice',
      classes({ code: 'e', strict: true }, { code: 'e', strict: true }),
      ['classes.1.code duplicate_key'],
    ],
    [
      'a prefix twice',
      { services: [aService('cash', 'A'), aService('loans', 'A')], counters: [aCounter('c1', ['cash', 'loans'])] },
      ['services.1.prefix duplicate_prefix'],
    ],
    [
      'a label twice',
      { counters: [aCounter('c1', ['cash']), aCounter('c2', [], { label: 'c1' })] },
      ['counters.1.label duplicate_label'],
    ],
    ['a language twice', { branch: aBranch({ languages: ['fr', 'fr'] }) }, ['branch.languages.1 duplicate_language']],
    ['no language', { branch: aBranch({ languages: [] }) }, ['branch.languages no_languages']],
    [
      'a missing translation',
      { services: [aService('cash', 'A', { names: { fr: 'Caisse', en: 'Cash' } })] },
      ['services.0.names language_missing'],
    ],
    [
      'a missing translation of an option',
      question({ names: { ar: 'x' } }),
      ['questions.0.options.0.names language_missing'],
    ],
    [
      'a missing translation of the tenant’s words',
      { words: { welcome: { fr: 'Bonjour' } } },
      ['words.welcome language_missing'],
    ],
    ['an unknown group', { services: [aService('cash', 'A', { group: 'daily' })] }, ['services.0.group unknown_group']],
    [
      'an unknown service at a counter',
      { counters: [aCounter('c1', ['cash', 'gold'])] },
      ['counters.0.services.1 unknown_service'],
    ],
    [
      'an unknown service in a question',
      question({ service: 'gold' }),
      ['questions.0.options.0.service unknown_service'],
    ],
    [
      'a question about an unknown service',
      question({}, { asked_for: ['gold'] }),
      ['questions.0.asked_for.0 unknown_service'],
    ],
    ['an unknown class in a question', question({ class: 'x' }), ['questions.0.options.0.class unknown_class']],
    ['an unknown counter in the plan', plan({ counter: 'c9' }), ['staff_plan.0.counter unknown_counter']],
    [
      'a service that nobody serves',
      { services: [aService('cash', 'A'), aService('loans', 'B')] },
      ['services.1 service_without_counter'],
    ],
    ['no zone', clock(), ['branch.clock clock_empty']],
    ['an unknown zone', clock(['2026-01-01', 'Mars/Base', '04:00']), ['branch.clock.0 clock_zone_unknown']],
    [
      'clock rules out of order',
      clock(['2026-01-02', 'UTC', '04:00'], ['2026-01-01', 'UTC', '04:00']),
      ['branch.clock.1 clock_unsorted'],
    ],
    [
      'a day that a change makes too short',
      clock(['2026-01-01', 'UTC', '04:00'], ['2026-05-01', 'Pacific/Kiritimati', '04:00']),
      ['branch.clock.1 clock_day_too_short'],
    ],
    [
      'hours that end before they begin',
      withHours({ hours: { mon: [span('12:00', '08:00')] } }),
      ['branch.calendar.hours.mon.0 span_backwards'],
    ],
    [
      'hours that overlap',
      withHours({ hours: { tue: [span('08:00', '12:00'), span('11:00', '13:00')] } }),
      ['branch.calendar.hours.tue.1 spans_overlap'],
    ],
    [
      'hours before the business day',
      withHours({ hours: { wed: [span('03:00', '12:00')] } }),
      ['branch.calendar.hours.wed.0 span_outside_day'],
    ],
    [
      'hours beyond the business day',
      withHours({ hours: { thu: [span('08:00', '28:01')] } }),
      ['branch.calendar.hours.thu.0 span_outside_day'],
    ],
    [
      'hours of a service that overlap',
      {
        services: [
          aService('cash', 'A', { rules: { hours: { mon: [span('08:00', '10:00'), span('09:00', '11:00')] } } }),
        ],
      },
      ['services.0.rules.hours.mon.1 spans_overlap'],
    ],
    [
      'a season backwards',
      withHours({ seasons: [{ name: names('s'), from: '2026-08-01', to: '2026-07-01', hours: {} }] }),
      ['branch.calendar.seasons.0.to season_backwards'],
    ],
    [
      'hours of a season backwards',
      withHours({
        seasons: [{ name: names('s'), from: '2026-07-01', to: '2026-08-01', hours: { fri: [span('09:00', '09:00')] } }],
      }),
      ['branch.calendar.seasons.0.hours.fri.0 span_backwards'],
    ],
    [
      'a holiday twice',
      withHours({
        holidays: [
          { day: '2026-03-20', name: names('h'), hours: [] },
          { day: '2026-03-20', name: names('h'), hours: [] },
        ],
      }),
      ['branch.calendar.holidays.1.day duplicate_holiday'],
    ],
    [
      'hours of a holiday backwards',
      withHours({ holidays: [{ day: '2026-03-20', name: names('h'), hours: [span('10:00', '09:00')] }] }),
      ['branch.calendar.holidays.0.hours.0 span_backwards'],
    ],
    ['a class without a head start', classes({}), ['classes.0 head_start_missing']],
    [
      'a head start beyond the cap',
      classes({ head_start_minutes: 241 }),
      ['classes.0.head_start_minutes head_start_too_long'],
    ],
    [
      'a class as strong as a strict one',
      classes({ strict: true, head_start_minutes: 60 }, { head_start_minutes: 60 }),
      ['classes.1.head_start_minutes class_beats_strict'],
    ],
    [
      'a shift on no day',
      { staff_plan: [{ counter: 'c1', from: '08:00', to: '12:00' }] },
      ['staff_plan.0 weekday_or_day'],
    ],
    ['a shift on two days', plan({ day: '2026-06-01' }), ['staff_plan.0 weekday_or_day']],
    ['a shift backwards', plan({ from: '12:00', to: '08:00' }), ['staff_plan.0 span_backwards']],
    ['a shift on a closed weekday', plan({ weekday: 'sun' }), ['staff_plan.0 plan_outside_hours']],
    ['a shift over the closed noon', plan({ to: '14:00' }), ['staff_plan.0 plan_outside_hours']],
    [
      'two shifts at once',
      { staff_plan: [...plan({}).staff_plan, ...plan({ from: '10:00' }).staff_plan] },
      ['staff_plan.1 plan_overlaps'],
    ],
  ])('%s', (_, overrides, expected) => {
    expect(faultsOf(overrides)).toEqual(expected)
  })

  test('and all of them at once', () => {
    const faults = faultsOf({
      services: [aService('cash', 'A', { names: {}, group: 'x' })],
      counters: [aCounter('c1', [])],
      staff_plan: plan({ counter: 'c9' }).staff_plan,
    })
    expect(faults).toEqual([
      'services.0.names language_missing',
      'services.0.group unknown_group',
      'staff_plan.0.counter unknown_counter',
      'services.0 service_without_counter',
    ])
  })
})

describe('no fault is found in', () => {
  test.each<[string, Raw]>([
    ['a branch open around the clock', withHours({ hours: { mon: [span('04:00', '28:00')] } })],
    [
      'a branch that speaks one language',
      {
        branch: aBranch({ languages: ['fr'], names: { fr: 'Marsa' } }),
        services: [aService('cash', 'A', { names: { fr: 'Caisse' } })],
      },
    ],
    [
      'two shifts that touch',
      { staff_plan: [...plan({ to: '10:00' }).staff_plan, ...plan({ from: '10:00' }).staff_plan] },
    ],
    [
      'a shift across two openings that touch',
      { ...withHours({ hours: { mon: [span('12:00', '17:00'), span('08:00', '12:00')] } }), ...plan({ to: '17:00' }) },
    ],
    [
      'a shift in a service’s own longer hours',
      {
        services: [aService('cash', 'A', { rules: { hours: { sun: [span('08:00', '12:00')] } } })],
        ...plan({ weekday: 'sun' }),
      },
    ],
    ['a strict class without a number', classes({ strict: true }, { head_start_minutes: 239 })],
    [
      'hours that fit the day start to come',
      {
        branch: aBranch({
          clock: [...aBranch().clock, { from_day: '2027-01-01', zone: 'Africa/Tunis', day_start: '02:00' }],
          calendar: { hours: { mon: [span('03:00', '12:00')] } },
        }),
      },
    ],
  ])('%s', (_, overrides) => {
    expect(faultsOf(overrides)).toEqual([])
  })
})

test('what is odd in a plan is a warning, the rest is an error', () => {
  const severities = checkConfiguration(document({ ...plan({ weekday: 'sun' }), ...classes({}) })).map(
    ({ code, severity }) => [code, severity],
  )
  expect(severities).toEqual([
    ['head_start_missing', 'error'],
    ['plan_outside_hours', 'warning'],
  ])
})

test('a date is held against its own holiday', () => {
  const calendar = { hours: {}, holidays: [{ day: '2026-03-20', name: names('h'), hours: [span('09:00', '11:00')] }] }
  const shift = (to: string) => ({
    branch: aBranch({ calendar }),
    staff_plan: [{ counter: 'c1', day: '2026-03-20', from: '09:00', to }],
  })
  expect(faultsOf(shift('11:00'))).toEqual([])
  expect(faultsOf(shift('12:00'))).toEqual(['staff_plan.0 plan_outside_hours'])
})
