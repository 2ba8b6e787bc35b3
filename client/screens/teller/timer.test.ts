import { expect, test } from 'vitest'
import { minutesBetween, showTimer } from './timer.ts'

test('time is shown in minutes and seconds, with hours only where there are some', () => {
  expect([0, 7_000, 187_900, 3_787_000].map(showTimer)).toEqual(['0:00', '0:07', '3:07', '1:03:07'])
})

test('a clock that is behind shows nought', () => {
  expect(showTimer(-5_000)).toBe('0:00')
  expect(minutesBetween(120_000, 0)).toBe(0)
})
