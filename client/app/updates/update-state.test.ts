import { expect, test } from 'vitest'
import { nextUpdateState, type UpdateEvent, type UpdateState } from './update-state.ts'

const TABLE: [UpdateState, UpdateEvent, UpdateState, string | undefined][] = [
  ['current', 'found', 'ready', undefined],
  ['current', 'idle', 'current', undefined],
  ['current', 'quiet', 'current', undefined],
  ['current', 'taken_over', 'stale', undefined],
  ['ready', 'found', 'ready', undefined],
  ['ready', 'idle', 'ready', undefined],
  ['ready', 'quiet', 'applying', 'activate'],
  ['ready', 'taken_over', 'stale', undefined],
  ['applying', 'found', 'applying', undefined],
  ['applying', 'idle', 'applying', undefined],
  ['applying', 'quiet', 'applying', 'activate'],
  ['applying', 'taken_over', 'stale', undefined],
  ['stale', 'found', 'stale', undefined],
  ['stale', 'idle', 'stale', 'reload'],
  ['stale', 'quiet', 'stale', undefined],
  ['stale', 'taken_over', 'stale', undefined],
]

test.each(TABLE)('%s, %s → %s, %s', (state, event, next, effect) => {
  expect(nextUpdateState(state, event)).toEqual(effect === undefined ? [next] : [next, effect])
})

test('without an idle moment no page is ever reloaded, whatever else happens', () => {
  const events: UpdateEvent[] = ['found', 'taken_over']
  const states: UpdateState[] = ['current', 'ready', 'applying', 'stale']
  for (const state of states) for (const event of events) expect(nextUpdateState(state, event)[1]).toBeUndefined()
})
