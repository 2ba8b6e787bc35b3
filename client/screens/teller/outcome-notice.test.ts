import { expect, test } from 'vitest'
import { ticketId } from '../../../sync/ids.ts'
import type { OutboxRow } from '../../../sync/outbox/outbox-row.ts'
import { outcomeNotices } from './outcome-notice.ts'

const ONE = ticketId.parse('00000000-0000-4000-8000-000000000001')
const OTHER = ticketId.parse('00000000-0000-4000-8000-000000000002')
const call = (predicted?: string) =>
  ({ name: 'call_next', args: { predicted_ticket_id: predicted } }) as unknown as OutboxRow
const applied = (ticket_id: typeof ONE, ...flags: string[]) => ({ kind: 'applied', flags, ticket_id }) as const

test('a call that took whom it was predicted to take says nothing', () => {
  expect(outcomeNotices(call(ONE), applied(ONE))).toEqual([])
})

test('a call that took another one tells of both', () => {
  expect(outcomeNotices(call(ONE), applied(OTHER))).toEqual([{ kind: 'corrected', predictedId: ONE, ticketId: OTHER }])
})

test('a call without a prediction cannot be corrected', () => {
  expect(outcomeNotices(call(), applied(ONE))).toEqual([])
})

test('flags are told where another person was there too, and not otherwise', () => {
  expect(outcomeNotices(call(ONE), applied(ONE, 'late', 'double_call'))).toEqual([
    { kind: 'flag', flag: 'double_call' },
  ])
})

test('[OB5] of rejections only what nobody is asked to see is told in passing', () => {
  expect(outcomeNotices(call(ONE), { kind: 'rejected', code: 'stale' })).toEqual([{ kind: 'rejected', code: 'stale' }])
  expect(outcomeNotices(call(ONE), { kind: 'rejected', code: 'nobody_waiting' })).toEqual([])
})

test('[RC10] that a paper is not verified is told once: by the tablet at the tap, or by the authority that doubts it', () => {
  const adopt = (proof: string) => ({ name: 'adopt_ticket', args: { proof } }) as unknown as OutboxRow
  expect(outcomeNotices(adopt('unverified'), applied(ONE, 'unverified'))).toEqual([])
  expect(outcomeNotices(adopt('signed'), applied(ONE, 'unverified'))).toEqual([{ kind: 'flag', flag: 'unverified' }])
})
