import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { quoteWaits } from '../../sync/waits/quote-waits.ts'
import type { WaitState } from '../../sync/waits/wait-state.ts'

const [, json = ''] = /```json\n([\s\S]*?)```/.exec(readFileSync('sync/waits/SPEC.md', 'utf8')) ?? []
const documented = (): WaitState => JSON.parse(json)
const told = (state: object) => quoteWaits(state as WaitState, 'any text')

test('[WT22] the state that is documented is quoted as it stands there', () => {
  const { method, reason, tickets, newcomers } = told(documented())
  expect({ method, reason }).toEqual({ method: 'monte_carlo', reason: null })
  expect(tickets.map(({ ticket_id }) => ticket_id)).toEqual(['A-15', 'A-13', 'A-14'])
  expect(newcomers.map(({ ahead }) => ahead)).toEqual([2, 1])
  for (const { p50_ms, p90_ms } of [...tickets, ...newcomers]) {
    expect(p50_ms).toBeGreaterThanOrEqual(0)
    expect(p90_ms).toBeGreaterThanOrEqual(p50_ms ?? Number.NaN)
  }
})

test.each(['services', 'counters', 'waiting', 'today', 'history', 'appointments', 'newcomers'] as const)(
  '[WT22] what is documented of %s is read: without it other times are told',
  (field) => {
    const { [field]: _, ...rest } = documented()
    expect(told(rest)).not.toEqual(told(documented()))
  },
)

test('[WT23] neither the midnight of the day nor those of its parts must be told', () => {
  const { day_start_at: _, today, history = [], ...rest } = documented()
  const bare = {
    ...rest,
    today: { ...today, start_at: undefined },
    history: history.map(({ start_at: _, ...day }) => day),
  }
  // Midnight there is UTC's.
  expect(told(bare)).toEqual(told(documented()))
  const shifted = { ...documented(), day_start_at: undefined }
  expect(told({ ...shifted, history })).toEqual(told(documented()))
})
