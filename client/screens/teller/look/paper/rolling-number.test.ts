import { expect, test } from 'vitest'
import { rollingNumber, typedNumber } from './rolling-number.ts'
import { seriesOf } from './series-of.ts'

const TODAY = '2026-11-26'
const series = { prefix: 'A', digits: 3 }
const known = (number: string, state = 'called', number_day = TODAY) => ({ number, state, number_day })

test.each([
  ['nobody was called', [], 'A-001'],
  ['one was', [known('A-004')], 'A-005'],
  [
    'others of another day, another series, or a device’s own',
    [known('A-004'), known('A-090', 'called', '2026-11-25'), known('B-050'), known('A-X70'), known('AB-60')],
    'A-005',
  ],
  ['some wait, whom nobody has called', [known('A-004', 'completed'), known('A-009', 'waiting')], 'A-005'],
  ['the series has outgrown its digits', [known('A-999', 'no_show')], 'A-1000'],
])('[PR1] the next number when %s', (_, tickets, next) => {
  expect(rollingNumber(tickets, TODAY, series)).toBe(next)
})

test.each([
  ['48', 'A-048'],
  ['0048', 'A-048'],
  ['1000', 'A-1000'],
  ['', undefined],
  ['000', undefined],
])('[PR1] what is typed on the pad is a printed number: %s', (typed, number) => {
  expect(typedNumber(typed, series)).toBe(number)
})

test('[PR1] a counter offers the series that it serves, each once; without a configuration none', () => {
  const service = (id: string, prefix: string) => ({ id, prefix, names: { en: id } })
  const services = [service('cash', 'A'), service('gold', 'A'), service('loans', 'C')]
  const configuration = { services, settings: { number_digits: 2 } } as never
  expect(seriesOf({ service_ids: ['gold', 'cash'] }, configuration)).toEqual([
    { prefix: 'A', digits: 2, names: { en: 'cash' } },
  ])
  expect(seriesOf({ service_ids: ['gold'] }, undefined)).toEqual([])
})
