import { expect, test } from 'vitest'
import { lastClosing } from './last-closing.ts'

const clock = [{ from_day: '2026-01-01', zone: 'UTC', day_start: '04:00' }]
const halves = [
  { from: '08:00', to: '12:00' },
  { from: '13:00', to: '16:00' },
]
const at = (time: string) => Date.parse(`2026-11-${time}Z`)

test('[WT21] over the midday break the day goes on: it ends with its last opening', () => {
  const calendar = { hours: { mon: halves } }
  for (const time of ['16T09:00', '16T12:30', '16T15:59'])
    expect(lastClosing(calendar, {}, clock, at(time))).toBe(at('16T16:00'))
  expect(lastClosing(calendar, { hours: { mon: [{ from: '08:00', to: '11:00' }] } }, clock, at('16T09:00'))).toBe(
    at('16T11:00'),
  )
  expect(lastClosing(calendar, {}, clock, at('17T09:00'))).toBeNull()
})

test('[WT21] who opens around the clock does not close at the end of a business day', () => {
  const always = [{ from: '04:00', to: '28:00' }]
  const calendar = { hours: { mon: always, tue: always } }
  expect(lastClosing(calendar, {}, clock, at('17T03:50'))).toBeNull()
  expect(lastClosing(calendar, {}, clock, at('17T09:00'))).toBe(at('18T04:00'))
})
