import { expect, test } from 'vitest'
import type { OutboxRow } from '../outbox/outbox-row.ts'
import { createRandom } from '../random/create-random.ts'
import { compareWritten, createCommandLists } from './command-lists.ts'

const aRow = (seq: number, more: Partial<OutboxRow> = {}): OutboxRow =>
  ({ id: `c${seq}`, writer: 'w', seq, name: 'open_counter', schema: 1, ...more }) as OutboxRow
const APPLIED = { outcome: { kind: 'applied' as const, flags: [] } }

test('[VI1] pending commands stand in the order of writing, however they came, were decided or came back', () => {
  const random = createRandom('lists')
  const lists = createCommandLists()
  const rows = new Map<string, OutboxRow>()
  for (let n = 1; n <= 2_000; n += 1) {
    const seq = random.below(3) === 0 ? 1 + random.below(n) : n
    const row = aRow(seq, random.below(2) === 0 ? APPLIED : {})
    const isGone = random.below(5) === 0
    if (isGone) rows.delete(row.id)
    else rows.set(row.id, row)
    lists.set(row.id, isGone ? undefined : row)
    if (random.below(3) > 0) continue
    const expected = [...rows.values()].filter((each) => each.outcome === undefined).sort(compareWritten)
    expect(lists.current().pending).toEqual(expected)
  }
})

test('[VI2] a list that did not change is the same list, and what was shown before stays as it was', () => {
  const lists = createCommandLists()
  lists.set('c1', aRow(1))
  const first = lists.current()
  expect(lists.current()).toBe(first)
  lists.set('c2', aRow(2))
  expect(lists.current().pending.map(({ seq }) => seq)).toEqual([1, 2])
  expect(first.pending.map(({ seq }) => seq)).toEqual([1])
  expect(lists.current().unseen).toBe(first.unseen)
})

test('[OB7] pending commands of a newer app are counted until they are decided', () => {
  const lists = createCommandLists()
  lists.set('c1', aRow(1, { name: 'of_tomorrow' }))
  lists.set('c2', aRow(2, { schema: 99 }))
  expect(lists.current().unknownCount).toBe(2)
  lists.set('c1', aRow(1, { name: 'of_tomorrow', ...APPLIED }))
  expect(lists.current().unknownCount).toBe(1)
  lists.set('c2', undefined)
  expect(lists.current().unknownCount).toBe(0)
})
