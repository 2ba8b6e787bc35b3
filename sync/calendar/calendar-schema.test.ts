import { describe, expect, it } from 'vitest'
import { calendarSchema, clockSchema, serviceOpeningSchema } from './calendar-schema.ts'

const rule = { from_day: '2026-01-01', zone: 'Africa/Tunis', day_start: '04:00' }
const hours = { mon: [{ from: '08:00', to: '12:30' }], sat: [] }

describe('the shapes of clock, calendar and service', () => {
  it('a published configuration passes unchanged', () => {
    const calendar = {
      hours,
      seasons: [{ name: { fr: 'Ramadan' }, from: '2026-02-18', to: '2026-03-19', hours }],
      holidays: [
        { day: '2026-03-20', name: { ar: 'عيد الاستقلال', fr: 'Indépendance', en: 'Independence Day' }, hours: [] },
      ],
    }
    expect(calendarSchema.parse(calendar)).toEqual(calendar)
    expect(clockSchema.parse([rule])).toEqual([rule])
    const service = { ...calendar, last_ticket_minutes_before_close: 15, capacity_per_day: null }
    expect(serviceOpeningSchema.parse(service)).toEqual(service)
    expect(serviceOpeningSchema.parse({})).toEqual({})
  })

  it('[CAL5] a clock without rules, or with a start past midnight, is refused', () => {
    expect(clockSchema.safeParse([]).success).toBe(false)
    expect(clockSchema.safeParse([{ ...rule, day_start: '24:00' }]).success).toBe(false)
  })

  it('wall times, days and limits that no rule could read are refused', () => {
    const spans = (from: string, to: string) => calendarSchema.safeParse({ hours: { mon: [{ from, to }] } }).success
    expect([spans('08:00', '26:00'), spans('8:00', '12:00'), spans('08:00', '12:60')]).toEqual([true, false, false])
    const holidays = [{ day: '2026-02-30', name: {}, hours: [] }]
    expect(calendarSchema.safeParse({ hours, holidays }).success).toBe(false)
    expect(serviceOpeningSchema.safeParse({ capacity_per_day: -1 }).success).toBe(false)
    expect(serviceOpeningSchema.safeParse({ last_ticket_minutes_before_close: 1.5 }).success).toBe(false)
  })
})
