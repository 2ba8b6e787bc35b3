import { describe, expect, it } from 'vitest'
import type { Calendar, ServiceOpening } from './calendar-schema.ts'
import { openIntervals } from './open-intervals.ts'

const clock = [{ from_day: '2026-01-01', zone: 'UTC', day_start: '04:00' }]
const spans = (...texts: string[]) => texts.map((text) => ({ from: text.slice(0, 5), to: text.slice(6) }))
const holiday = (day: string, ...texts: string[]) => ({ day, name: {}, hours: spans(...texts) })
const season = (from: string, to: string, ...mon: string[]) => ({ name: {}, from, to, hours: { mon: spans(...mon) } })

/** 2026-11-16 is a Monday. */
const MONDAY = '2026-11-16'
const week = { mon: spans('08:00-12:30', '13:30-16:00') }

function open(calendar: Calendar, service: ServiceOpening = {}, day = MONDAY, rules = clock) {
  const text = (at: number) => new Date(at).toISOString().slice(8, 16).replace('T', ' ')
  return openIntervals(calendar, rules, day, service).map(({ from, to }) => `${text(from)} – ${text(to)}`)
}

describe('openIntervals of a branch', () => {
  it('[CAL6] has the weekly spans of the weekday, and none on a day without', () => {
    expect(open({ hours: week })).toEqual(['16 08:00 – 16 12:30', '16 13:30 – 16 16:00'])
    expect(open({ hours: week }, {}, '2026-11-17')).toEqual([])
  })

  it('[CAL6] reads wall times in the zone of the day', () => {
    const toronto = [{ from_day: '2026-01-01', zone: 'America/Toronto', day_start: '04:00' }]
    expect(open({ hours: week }, {}, MONDAY, toronto)).toEqual(['16 13:00 – 16 17:30', '16 18:30 – 16 21:00'])
  })

  it('[CAL7] lets a span pass midnight and cuts it at the bounds of the business day', () => {
    expect(open({ hours: { mon: spans('20:00-26:00') } })).toEqual(['16 20:00 – 17 02:00'])
    expect(open({ hours: { mon: spans('00:00-49:00') } })).toEqual(['16 04:00 – 17 04:00'])
    expect(open({ hours: { mon: spans('00:00-04:00') } })).toEqual([])
  })

  it('[CAL8] joins spans that touch or overlap, in any order, and drops empty and backward ones', () => {
    expect(open({ hours: { mon: spans('12:00-14:00', '08:00-12:00', '09:00-10:00') } })).toEqual([
      '16 08:00 – 16 14:00',
    ])
    expect(open({ hours: { mon: spans('08:00-08:00', '12:00-09:00') } })).toEqual([])
  })

  it('[CAL9] a season replaces the week on its first and last day and not beyond', () => {
    const calendar = { hours: week, seasons: [season(MONDAY, '2026-11-23', '09:00-13:00')] }
    expect(open(calendar)).toEqual(['16 09:00 – 16 13:00'])
    expect(open(calendar, {}, '2026-11-23')).toEqual(['23 09:00 – 23 13:00'])
    expect(open(calendar, {}, '2026-11-09')).toHaveLength(2)
    expect(open(calendar, {}, '2026-11-30')).toHaveLength(2)
  })

  it('[CAL9] of several seasons the last in the list holds', () => {
    const seasons = [season('2026-11-01', '2026-11-30', '09:00-13:00'), season(MONDAY, MONDAY, '10:00-11:00')]
    expect(open({ hours: week, seasons })).toEqual(['16 10:00 – 16 11:00'])
  })

  it('[CAL10] a holiday replaces season and week; without spans it closes', () => {
    const seasons = [season(MONDAY, MONDAY, '09:00-13:00')]
    expect(open({ hours: week, seasons, holidays: [holiday(MONDAY)] })).toEqual([])
    const holidays = [holiday(MONDAY), holiday(MONDAY, '08:00-10:00')]
    expect(open({ hours: week, seasons, holidays })).toEqual(['16 08:00 – 16 10:00'])
  })
})

describe('openIntervals of a service', () => {
  const ramadan = season(MONDAY, MONDAY, '08:00-13:30')

  it('[CAL11] without own hours is open as the branch is', () => {
    expect(open({ hours: week }, { hours: null, seasons: null, holidays: null })).toEqual(open({ hours: week }))
    const own = { seasons: [season('2026-12-01', '2026-12-31', '10:00-11:00')], holidays: [holiday('2026-12-25')] }
    expect(open({ hours: week }, own)).toEqual(open({ hours: week }))
  })

  it('[CAL12] has its own weekly hours, even beyond those of the branch', () => {
    expect(open({ hours: week }, { hours: { mon: spans('07:00-20:00') } })).toEqual(['16 07:00 – 16 20:00'])
    expect(open({ hours: week }, { hours: {} })).toEqual([])
  })

  it('[CAL12] a season or holiday of the branch limits its own weekly hours', () => {
    const own = { hours: { mon: spans('09:00-15:00') } }
    expect(open({ hours: week, seasons: [ramadan] }, own)).toEqual(['16 09:00 – 16 13:30'])
    const holidays = [holiday(MONDAY, '08:00-10:00', '14:00-18:00')]
    expect(open({ hours: week, seasons: [ramadan], holidays }, own)).toEqual([
      '16 09:00 – 16 10:00',
      '16 14:00 – 16 15:00',
    ])
  })

  it('[CAL13] its own season or holiday replaces its week and the season of the branch', () => {
    const own = { hours: { mon: spans('09:00-15:00') }, seasons: [season(MONDAY, MONDAY, '12:00-18:00')] }
    expect(open({ hours: week, seasons: [ramadan] }, own)).toEqual(['16 12:00 – 16 18:00'])
    expect(open({ hours: week, seasons: [ramadan] }, { ...own, holidays: [holiday(MONDAY, '19:00-20:00')] })).toEqual([
      '16 19:00 – 16 20:00',
    ])
  })

  it('[CAL13] a holiday of the branch limits even its own season and holiday', () => {
    const own = { seasons: [season(MONDAY, MONDAY, '09:00-15:00')] }
    expect(open({ hours: week, holidays: [holiday(MONDAY, '08:00-10:00')] }, own)).toEqual(['16 09:00 – 16 10:00'])
    const ownHoliday = { holidays: [holiday(MONDAY, '09:00-15:00')] }
    expect(open({ hours: week, holidays: [holiday(MONDAY)] }, ownHoliday)).toEqual([])
  })
})
