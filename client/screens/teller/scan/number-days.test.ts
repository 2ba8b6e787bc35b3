import { expect, test } from 'vitest'
import type { PublishedConfiguration } from '../../../../sync/configuration/published-configuration.ts'
import { numberDays } from './number-days.ts'

const week = (span: { from: string; to: string }) =>
  Object.fromEntries(['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'].map((day) => [day, [span]]))
const branchOpen = (span: { from: string; to: string }, ofService?: { from: string; to: string }) =>
  ({
    branch: {
      clock: [{ from_day: '2015-01-01', zone: 'Africa/Tunis', day_start: '04:00' }],
      calendar: { hours: week(span) },
    },
    services: ofService === undefined ? [] : [{ hours: week(ofService) }],
  }) as unknown as PublishedConfiguration
const at = (wall: string) => Date.parse(`2026-11-26T${wall}:00+01:00`)
const DAY = { from: '08:00', to: '17:00' }
const NIGHT = { from: '20:00', to: '28:00' }

test('[RC9] a branch that sleeps takes today’s paper alone', () => {
  for (const time of ['04:00', '09:00', '23:59']) expect(numberDays(branchOpen(DAY), at(time))).toEqual(['2026-11-26'])
  expect(numberDays(branchOpen(DAY), at('03:59'))).toEqual(['2026-11-25'])
})

test('[RC9] where the branch, or one service, is open as the day turns, yesterday’s paper counts for some hours more', () => {
  for (const configuration of [branchOpen(NIGHT), branchOpen(DAY, NIGHT)]) {
    expect(numberDays(configuration, at('04:00'))).toEqual(['2026-11-26', '2026-11-25'])
    expect(numberDays(configuration, at('08:00'))).toEqual(['2026-11-26', '2026-11-25'])
    expect(numberDays(configuration, at('08:01'))).toEqual(['2026-11-26'])
  }
})
