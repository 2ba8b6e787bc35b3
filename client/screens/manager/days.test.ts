import { expect, test } from 'vitest'
import { daysOf, periodsWithin, tidyDays } from './days.ts'

const today = '2026-03-02'

test('periods end with the branch’s own today, over the ends of months', () => {
  expect(daysOf('today', today)).toEqual({ from: today, to: today })
  expect(daysOf('yesterday', today)).toEqual({ from: '2026-03-01', to: '2026-03-01' })
  expect(daysOf('week', today)).toEqual({ from: '2026-02-24', to: today })
  expect(daysOf('month', today)).toEqual({ from: '2026-02-03', to: today })
})

test('[OT5] whatever was typed, the server is asked for days that it takes', () => {
  expect(tidyDays({ from: '2026-02-27', to: '2026-03-01' }, today, 31)).toEqual({
    from: '2026-02-27',
    to: '2026-03-01',
  })
  expect(tidyDays({ from: '2026-03-02', to: '2026-03-01' }, today, 31)).toEqual({
    from: '2026-03-01',
    to: '2026-03-01',
  })
  expect(tidyDays({ from: '2025-01-01', to: '2027-01-01' }, today, 31)).toEqual({ from: '2026-01-31', to: today })
  expect(tidyDays({ from: '', to: '' }, today, 31)).toEqual({ from: today, to: today })
})

test('[OT5] a period that is longer than the report may be is not offered', () => {
  expect(periodsWithin(7)).not.toContain('month')
  expect(periodsWithin(62)).toContain('month')
})
