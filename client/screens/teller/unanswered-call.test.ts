import { expect, test } from 'vitest'
import type { OutboxRow } from '../../../sync/outbox/outbox-row.ts'
import { GO_ON_MS, unansweredCall } from './unanswered-call.ts'

const row = (id: string, name: string, args: object, wall_at = 0) =>
  ({ id, name, args, wall_at }) as unknown as OutboxRow
const call = row('call', 'call_next', { counter_id: 'here' })
const foundIn = (pending: OutboxRow[], wall: number) => unansweredCall({ pending }, 'here', wall)?.id

test('a call is unanswered after a few seconds, not before', () => {
  expect(foundIn([call], GO_ON_MS - 1)).toBeUndefined()
  expect(foundIn([call], GO_ON_MS)).toBe('call')
})

test('a call that was gone on with is not asked about again', () => {
  expect(foundIn([call, row('on', 'call_ticket', { instead_of: 'call' })], GO_ON_MS)).toBeUndefined()
})

test('calls of another counter are not this one’s', () => {
  expect(foundIn([row('there', 'call_next', { counter_id: 'there' })], GO_ON_MS)).toBeUndefined()
})
