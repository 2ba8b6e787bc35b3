import { expect, test } from 'vitest'
import { isQuiet } from './is-quiet.ts'

const at = (time: string) => Date.parse(`2026-11-27T${time}:00.000Z`)
const lunch = [{ from: '12:00', to: '13:30' }]
const night = [{ from: '22:00', to: '07:00' }]

test.each([
  [lunch, '11:59', false],
  [lunch, '12:00', true],
  [lunch, '13:29', true],
  [lunch, '13:30', false],
  [night, '21:59', false],
  [night, '22:00', true],
  [night, '00:00', true],
  [night, '06:59', true],
  [night, '07:00', false],
  [[{ from: '20:00', to: '24:00' }], '23:59', true],
  [[{ from: '20:00', to: '24:00' }], '00:00', false],
  [[{ from: '20:00', to: '26:00' }], '01:59', true],
  [[{ from: '08:00', to: '08:00' }], '08:00', false],
  [[{ from: '00:00', to: '24:00' }], '08:00', true],
  [[...lunch, ...night], '12:30', true],
  [[], '12:30', false],
])('[DY8] with quiet hours %j at %s nothing may sound: %s', (spans, time, quiet) => {
  expect(isQuiet(spans, at(time), 'UTC')).toBe(quiet)
})

test('[DY8] the hours are those of the branch, whatever the zone of the machine', () => {
  expect(isQuiet(lunch, at('11:00'), 'Africa/Tunis')).toBe(true)
  expect(isQuiet(lunch, at('12:45'), 'Africa/Tunis')).toBe(false)
})
