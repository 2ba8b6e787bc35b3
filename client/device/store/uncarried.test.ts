import fc from 'fast-check'
import { expect, test } from 'vitest'
import { keyOf } from '../../../sync/ports/keys.ts'
import { MemoryTables } from '../../../sync/ports/memory-tables.ts'
import type { NumberRow, TableChange } from '../../../sync/ports/store.ts'
import { layOver, rowIn, uncarriedIn } from './uncarried.ts'

const day = fc.constantFrom('2026-11-25', '2026-11-26')
const prefix = fc.constantFrom('A', 'B', 'C')
const row: fc.Arbitrary<NumberRow> = fc.record({ day, prefix, letter: fc.constant(''), last: fc.nat(9) })
const key = fc.tuple(day, prefix, fc.constant(''))
const range = day.map((each) => ({ from: [each], to: [each, '\uffff'] }))
const change: fc.Arbitrary<TableChange> = fc
  .record({
    put: fc.uniqueArray(row, { selector: (each) => keyOf('numbers', each).toString(), maxLength: 3 }),
    deleted: fc.array(key, { maxLength: 2 }),
    cleared: fc.option(fc.oneof(fc.constant('all' as const), range), { nil: undefined, freq: 4 }),
  })
  .map(({ cleared, ...rest }) => ({ table: 'numbers', ...rest, ...(cleared !== undefined && { cleared }) }))

test('[ST2] a table with changes laid over it reads as the table into which they were carried', () => {
  fc.assert(
    fc.property(fc.array(row), fc.array(change, { maxLength: 5 }), range, key, (rows, changes, within, one) => {
      const before = new MemoryTables()
      before.apply([{ table: 'numbers', put: rows, deleted: [] }])
      const after = before.clone()
      after.apply(changes)
      expect(layOver(changes, 'numbers', before.all('numbers'))).toEqual(after.all('numbers'))
      const some = layOver(changes, 'numbers', before.all('numbers', within), within)
      expect(some).toEqual(after.all('numbers', within))
      const changed = rowIn(changes, 'numbers', one)
      const found = changed === undefined ? before.get('numbers', one) : changed.row
      expect(found).toEqual(after.get('numbers', one))
    }),
  )
})

test('[ST5] rows of `commits` that hold nothing change nothing, and what no version of ours writes is told apart', () => {
  const change = { table: 'numbers', put: [], deleted: [['2026-11-26', 'A', '']] }
  expect(uncarriedIn([0, [change], 0])).toEqual({ changes: [change], strange: [] })
  const strange = [
    null,
    { strange: 1 },
    { ...change, table: 'base' },
    { ...change, deleted: [{}] },
    { ...change, put: [{}] },
  ]
  expect(uncarriedIn([...strange.slice(0, 2), [...strange.slice(2), change]])).toEqual({ changes: [change], strange })
})
