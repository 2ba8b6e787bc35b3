import { expect, test } from 'vitest'
import { aCommand, uuid } from '../outbox/a-command.ts'
import type { OutboxRow } from '../outbox/outbox-row.ts'
import { inOrderOfWriting } from './in-order-of-writing.ts'

const aRow = (writer: number, seq: number, wall_at: number): OutboxRow =>
  ({ ...aCommand(seq), writer: uuid(writer), seq, wall_at, kind: 'fact', schema: 1 }) as unknown as OutboxRow
const told = (...rows: OutboxRow[]) =>
  inOrderOfWriting(rows).map(({ writer, seq }) => `${Number.parseInt(writer.slice(-4), 16)}/${seq}`)

test('[WR5] writers come in the order in which they wrote, not in that of their ids', () => {
  expect(told(aRow(1, 1, 900), aRow(1, 2, 950), aRow(2, 1, 100), aRow(2, 2, 150))).toEqual(['2/1', '2/2', '1/1', '1/2'])
})

test('[WR5] within a writer the seq counts, also when the wall clock was set back', () => {
  expect(told(aRow(9, 2, 300), aRow(9, 1, 500), aRow(3, 1, 400))).toEqual(['9/1', '9/2', '3/1'])
})
