import { expect, test } from 'vitest'
import type { View } from '../../../sync/device/device.ts'
import { emptyView } from '../../../sync/view/empty-view.ts'
import { correctionTold } from './correction.ts'

const view = (state: string, more: object = {}) =>
  ({
    ...emptyView,
    tickets: new Map<string, unknown>([
      ['one', { number: 'A-048', state, counter_id: 'c2' }],
      ['other', { number: 'A-049', state: 'called', counter_id: 'c1' }],
    ]),
    counters: new Map([['c2', { label: '2' }]]),
    ...more,
  }) as unknown as View
const correction = { predictedId: 'one', ticketId: 'other' }

test('[TC15] who was called elsewhere is told with the counter', () => {
  const told = { kind: 'called_at', predicted: 'A-048', counter: '2', number: 'A-049' }
  expect(correctionTold(view('called'), correction)).toEqual(told)
  expect(correctionTold(view('serving'), correction)).toEqual(told)
})

test('[TC15] who is with nobody only stands there no more', () => {
  expect(correctionTold(view('cancelled'), correction)).toEqual({ kind: 'gone', predicted: 'A-048', number: 'A-049' })
  expect(correctionTold(view('called', { counters: new Map() }), correction)?.kind).toBe('gone')
})

test('[TC15] of tickets that are not known here nothing is said', () => {
  expect(correctionTold(emptyView, correction)).toBeUndefined()
})
