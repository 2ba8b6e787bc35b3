import { describe, expect, it } from 'vitest'
import { calendarFaults } from './calendar-faults.ts'
import type { ServiceOpening } from './calendar-schema.ts'

const clock = [
  { from_day: '2026-01-01', zone: 'Africa/Tunis', day_start: '00:00' },
  { from_day: '2026-06-01', zone: 'Africa/Tunis', day_start: '04:00' },
]
const span = (from: string, to: string) => [{ from, to }]
const holiday = (day: string, from: string, to: string) => ({ day, name: {}, hours: span(from, to) })
const faultsOf = (calendar: ServiceOpening) =>
  calendarFaults(calendar, clock).map(({ path, fault }) => `${path} ${fault}`)

describe('calendarFaults', () => {
  it('[CAL7] finds none in spans from the start of the business day to its end', () => {
    expect(faultsOf({ hours: { mon: span('04:00', '28:00'), tue: [] } })).toEqual([])
    expect(faultsOf({})).toEqual([])
  })

  it('[CAL7] refuses a span that the business day would cut', () => {
    expect(faultsOf({ hours: { mon: span('00:00', '24:00'), tue: span('20:00', '28:01') } })).toEqual([
      'hours.mon[0] span_outside_day',
      'hours.tue[0] span_outside_day',
    ])
  })

  it('[CAL8] refuses a span that holds nothing, and a season that ends before it begins', () => {
    const season = { name: {}, from: '2026-07-01', to: '2026-06-30', hours: {} }
    expect(faultsOf({ hours: { mon: span('12:00', '12:00') }, seasons: [season] })).toEqual([
      'hours.mon[0] span_empty',
      'seasons[0] season_empty',
    ])
  })

  it('[CAL1] judges seasons and holidays by the clock rule of their own days', () => {
    const season = (to: string) => ({ name: {}, from: '2026-02-01', to, hours: { fri: span('00:00', '24:00') } })
    expect(
      faultsOf({
        seasons: [season('2026-03-01'), season('2026-07-01')],
        holidays: [holiday('2026-05-31', '00:00', '24:00'), holiday('2026-06-01', '00:00', '24:00')],
      }),
    ).toEqual(['seasons[1].hours.fri[0] span_outside_day', 'holidays[1].hours[0] span_outside_day'])
  })
})
