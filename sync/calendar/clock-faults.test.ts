import { describe, expect, it } from 'vitest'
import { clockFaults } from './clock-faults.ts'

const rule = (from_day: string, zone: string, day_start: string) => ({ from_day, zone, day_start })
const faultsOf = (...clock: ReturnType<typeof rule>[]) =>
  clockFaults(clock).map(({ rule, fault }) => `${rule} ${fault}`)

describe('clockFaults', () => {
  it('[CAL5] finds none in changes of start and zone that leave the day long enough', () => {
    expect(
      faultsOf(
        rule('2026-01-01', 'Africa/Tunis', '04:00'),
        rule('2026-03-01', 'Europe/Paris', '00:00'),
        rule('2026-06-01', 'America/Toronto', '06:00'),
        rule('2026-09-01', 'UTC', '05:00'),
      ),
    ).toEqual([])
  })

  it('[CAL5] refuses a clock without rules', () => {
    expect(faultsOf()).toEqual(['0 clock_empty'])
  })

  it('[CAL5] refuses zones that Intl and Postgres do not know or read differently', () => {
    const faults = ['Africa/Nowhere', 'CET', '+01:00', '', 'Tunis'].map((zone) =>
      faultsOf(rule('2026-01-01', zone, '04:00')),
    )
    expect(faults).toEqual(Array(5).fill(['0 clock_zone_unknown']))
  })

  it('[CAL5] refuses rules out of order and two for one day', () => {
    const [late, early] = [rule('2026-02-01', 'UTC', '04:00'), rule('2026-01-01', 'UTC', '04:00')]
    expect(faultsOf(late, early)).toEqual(['1 clock_unsorted'])
    expect(faultsOf(late, late)).toEqual(['1 clock_unsorted'])
  })

  it('[CAL5] refuses a change exactly when it leaves a day shorter than twelve hours', () => {
    const before = rule('2026-01-01', 'Africa/Tunis', '12:00')
    expect(faultsOf(before, rule('2026-02-01', 'Africa/Tunis', '00:00'))).toEqual([])
    expect(faultsOf(rule('2026-01-01', 'Africa/Tunis', '12:01'), rule('2026-02-01', 'Africa/Tunis', '00:00'))).toEqual([
      '1 clock_day_too_short',
    ])
    expect(faultsOf(before, rule('2026-02-01', 'Asia/Tokyo', '00:00'))).toEqual(['1 clock_day_too_short'])
  })
})
