import { describe, expect, it } from 'vitest'
import type { ServiceOpening } from './calendar-schema.ts'
import { type Opening, openingAt } from './opening-at.ts'

const clock = [{ from_day: '2026-01-01', zone: 'UTC', day_start: '04:00' }]
const morning = { from: '08:00', to: '12:00' }
const afternoon = { from: '13:00', to: '16:00' }
const holiday = (day: string) => ({ day, name: {}, hours: [] })

/** Open on Mondays (2026-11-16 is one) and Tuesdays, in two halves; the first Monday of December is a holiday. */
const calendar = { hours: { mon: [morning, afternoon], tue: [morning, afternoon] }, holidays: [holiday('2026-12-07')] }

function ask(at: string, service: ServiceOpening = {}, issuedToday = 0): Opening {
  return openingAt(calendar, service, clock, Date.parse(`2026-${at}Z`), issuedToday)
}
const instant = (at: string) => Date.parse(`2026-${at}Z`)
const open = (closesAt: string, lastTicketAt = closesAt) => ({
  kind: 'open',
  closesAt: instant(closesAt),
  lastTicketAt: instant(lastTicketAt),
})
const closed = (reason: string, opensAt: string | null) => ({
  kind: 'closed',
  reason,
  opensAt: opensAt === null ? null : instant(opensAt),
})

describe('openingAt', () => {
  it('[CAL14] is open from the first instant of an opening until just before its last', () => {
    expect(ask('11-16T07:59:59.999')).toEqual(closed('outside_hours', '11-16T08:00'))
    expect(ask('11-16T08:00')).toEqual(open('11-16T12:00'))
    expect(ask('11-16T11:59:59.999')).toEqual(open('11-16T12:00'))
    expect(ask('11-16T12:00')).toEqual(closed('outside_hours', '11-16T13:00'))
  })

  it('[CAL15] gives the last ticket some minutes before each closing', () => {
    const service = { last_ticket_minutes_before_close: 15 }
    expect(ask('11-16T11:44:59.999', service)).toEqual(open('11-16T12:00', '11-16T11:45'))
    expect(ask('11-16T11:45', service)).toEqual(closed('after_last_ticket', '11-16T13:00'))
    expect(ask('11-16T15:45', service)).toEqual(closed('after_last_ticket', '11-17T08:00'))
  })

  it('[CAL16] is full at its capacity, not below it, and never without one', () => {
    const service = { capacity_per_day: 40 }
    expect(ask('11-16T09:00', service, 39)).toEqual(open('11-16T12:00'))
    expect(ask('11-16T09:00', service, 40)).toEqual(closed('over_capacity', '11-17T08:00'))
    expect(ask('11-16T09:00', { capacity_per_day: null }, 1_000_000)).toEqual(open('11-16T12:00'))
  })

  it('[CAL17] tells a closed weekday from a holiday of the branch or of the service', () => {
    expect(ask('11-18T09:00')).toEqual(closed('closed', '11-23T08:00'))
    expect(ask('12-07T09:00')).toEqual(closed('holiday', '12-08T08:00'))
    expect(ask('11-16T09:00', { holidays: [holiday('2026-11-16')] })).toEqual(closed('holiday', '11-17T08:00'))
  })

  it('[CAL17] belongs to the business day, not the date: after midnight Monday is still going on', () => {
    expect(ask('11-17T03:59')).toEqual(closed('outside_hours', '11-17T08:00'))
    expect(ask('11-16T03:59')).toEqual(closed('closed', '11-16T08:00'))
  })

  it('[CAL17] names the time before the capacity', () => {
    const service = { capacity_per_day: 40, last_ticket_minutes_before_close: 15 }
    expect(ask('11-16T11:45', service, 40)).toEqual(closed('after_last_ticket', '11-17T08:00'))
    expect(ask('11-16T12:30', service, 40)).toEqual(closed('outside_hours', '11-17T08:00'))
    expect(ask('11-18T12:30', service, 40)).toEqual(closed('closed', '11-23T08:00'))
  })

  it('[CAL18] passes over an opening that its last ticket swallows whole', () => {
    const service = { last_ticket_minutes_before_close: 180 }
    expect(ask('11-16T13:00', service)).toEqual(closed('after_last_ticket', '11-17T08:00'))
    expect(ask('11-16T12:30', service)).toEqual(closed('outside_hours', '11-17T08:00'))
  })

  it('[CAL18] looks fourteen business days ahead and no further', () => {
    const service = { holidays: ['2026-11-23', '2026-11-24'].map(holiday) }
    expect(ask('11-16T16:00', { ...service, hours: { mon: [morning] } })).toEqual(
      closed('outside_hours', '11-30T08:00'),
    )
    expect(
      ask('11-15T16:00', {
        ...service,
        hours: { mon: [morning] },
        holidays: [holiday('2026-11-16'), ...service.holidays],
      }),
    ).toEqual(closed('closed', null))
  })

  it('[CAL18] never opens with a capacity of none', () => {
    expect(ask('11-16T09:00', { capacity_per_day: 0 })).toEqual(closed('over_capacity', null))
    expect(ask('11-16T07:00', { capacity_per_day: 0 })).toEqual(closed('outside_hours', null))
  })
})
