import { expect, test } from 'vitest'
import type { OutboxRow } from '../../../sync/outbox/outbox-row.ts'
import { openCallOf } from './open-call-of.ts'
import { GO_ON_MS } from './unanswered-call.ts'

const CALL = '00000000-0000-4000-8000-000000000001'
const row = (id: string, name: string, args: object = {}) => ({ id, name, args, wall_at: 0 }) as unknown as OutboxRow
const call = row(CALL, 'call_next')

test('[TC16] a call that is on its way is named; one that nobody answers is gone on with', () => {
  expect(openCallOf({ pending: [call] }, CALL, GO_ON_MS - 1)).toEqual({ kind: 'fresh', id: CALL })
  expect(openCallOf({ pending: [call] }, CALL, GO_ON_MS)).toEqual({ kind: 'unanswered', row: call })
})

test('[TC16] a call that is decided, was gone on with, or named its ticket itself is no open one', () => {
  expect(openCallOf({ pending: [] }, CALL, 0)).toBeUndefined()
  expect(openCallOf({ pending: [call] }, null, 0)).toBeUndefined()
  expect(openCallOf({ pending: [call, row('on', 'call_ticket', { instead_of: CALL })] }, CALL, 0)).toBeUndefined()
  expect(openCallOf({ pending: [row(CALL, 'call_ticket')] }, CALL, 0)).toBeUndefined()
})
