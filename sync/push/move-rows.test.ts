import { beforeEach, describe, expect, test } from 'vitest'
import type { WriterValue } from '../device/meta.ts'
import { aWriter, WRITER } from '../numbers/a-writer.ts'
import { aCommand, uuid } from '../outbox/a-command.ts'
import { appendRows } from '../outbox/append-rows.ts'
import type { OutboxRow } from '../outbox/outbox-row.ts'
import { createMemoryDisk, type MemoryDisk } from '../ports/memory-disk.ts'
import type { Store, WriteTransaction } from '../ports/store.ts'
import { adoptEpoch, epochTables } from './adopt-epoch.ts'
import { moveRows } from './move-rows.ts'

const OLD = uuid(0x01d) as OutboxRow['writer']
const applied = { kind: 'applied' as const, flags: [] as string[] }
const rejected = { kind: 'rejected' as const, code: 'nobody_waiting' }
const tables = ['meta', 'outbox', 'places'] as const

let disk: MemoryDisk
let store: Store
beforeEach(() => {
  disk = createMemoryDisk()
  store = disk.open()
})
const meant = (n: number) => {
  const { numbering: _, ...rest } = aCommand(n)
  return { ...rest, kind: 'fact' as const, schema: 1 } as Omit<OutboxRow, 'writer' | 'seq'>
}
const aRow = (n: number, seq: number, more: Partial<OutboxRow> = {}): OutboxRow => ({
  ...meant(n),
  ...{ writer: OLD, seq },
  ...more,
})
const lay = (rows: readonly OutboxRow[]) => store.write(tables, async (tx) => tx.put('outbox', rows))
const inWrite = (work: (tx: WriteTransaction) => WriterValue) => store.write(tables, async (tx) => work(tx))
const rows = (): readonly OutboxRow[] => disk.tables.all('outbox')
const placesOf = (...ns: number[]) => ns.map((n) => disk.tables.get('places', aCommand(n).id))

describe('rows at the end of a line', () => {
  test('[OB2] each takes the next seq, one after the other, and its place is known by its id', async () => {
    const writer = aWriter({ next_seq: 5 })
    const after = await inWrite((tx) => appendRows(tx, writer, [meant(1), meant(2), meant(3)]).writer)
    expect(rows().map(({ seq, id, writer: of }) => [seq, id, of])).toEqual([
      [5, aCommand(1).id, WRITER],
      [6, aCommand(2).id, WRITER],
      [7, aCommand(3).id, WRITER],
    ])
    expect(after.next_seq).toBe(8)
    expect(disk.tables.get('meta', 'writer')?.value).toMatchObject({ id: WRITER, next_seq: 8 })
    expect(placesOf(1, 2, 3)).toMatchObject([{ seq: 5 }, { seq: 6 }, { seq: 7 }])
  })

  test('[WR2] moved rows leave their old place, and nothing goes with them of what they came to', async () => {
    const old = [
      aRow(1, 3, { outcome: applied, outcome_epoch: 1 }),
      aRow(2, 4, { outcome: rejected, outcome_epoch: 1, seen: true }),
      aRow(3, 5, { prior_outcome: applied }),
    ]
    await lay([...old, aRow(4, 6)])
    await inWrite((tx) => moveRows(tx, aWriter({ next_seq: 2 }), old))
    const under = (of: string) => rows().filter(({ writer }) => writer === of)
    expect(under(OLD).map(({ seq }) => seq)).toEqual([6])
    expect(under(WRITER)).toEqual([1, 2, 3].map((n) => ({ ...meant(n), writer: WRITER, seq: n + 1 })))
    expect(placesOf(1, 2, 3)).toMatchObject([2, 3, 4].map((seq) => ({ writer: WRITER, seq })))
  })
})

describe('another history and the writers that were given up', () => {
  const adopt = (epoch: number) => store.write(epochTables, (tx) => adoptEpoch(tx, WRITER, { epoch, last_seq: 0 }))
  const begin = async (writer: Partial<WriterValue>, given: readonly OutboxRow[]) => {
    await lay(given)
    await store.write(['meta', 'base'], async (tx) => {
      tx.put('meta', [{ key: 'writer', value: aWriter(writer) }])
      tx.put('base', [{ shape: 'tickets', key: 'k', stream_key: 'k', version: 1, row: {} }])
    })
  }
  const moved = () => rows().flatMap(({ writer, id }) => (writer === WRITER ? [id] : []))

  test('[EP1] what they had told goes again under the present one: facts that were taken or quarantined, no others', async () => {
    const told = { outcome_epoch: 1 }
    await begin({ epoch: 1, next_seq: 3 }, [
      aRow(1, 1, { ...told, outcome: applied }),
      aRow(2, 2, { ...told, outcome: { kind: 'quarantined', reason: 'malformed' } }),
      aRow(3, 3, { ...told, outcome: applied, kind: 'intent' }),
      aRow(4, 4, { ...told, outcome: rejected, kind: 'intent' }),
      aRow(5, 5, { unsendable: 'malformed' }),
    ])
    await adopt(2)
    expect(moved()).toEqual([aCommand(1).id, aCommand(2).id])
    expect(disk.tables.get('meta', 'writer')?.value).toMatchObject({ epoch: 2, next_seq: 5 })
    expect(rows().filter(({ writer }) => writer === OLD)).toHaveLength(3)
  })

  test('[EP1] what they told in the history that is adopted stays where it is', async () => {
    await begin({ epoch: 1 }, [
      aRow(1, 1, { outcome: applied, outcome_epoch: 2 }),
      aRow(2, 2, { outcome: applied, outcome_epoch: 1 }),
    ])
    await adopt(2)
    expect(moved()).toEqual([aCommand(2).id])
  })

  test('[EP1] a writer that was made anew has heard of no epoch, but its outbox remembers one', async () => {
    await begin({ epoch: 0, next_seq: 1 }, [aRow(1, 1, { outcome: applied, outcome_epoch: 1 })])
    await adopt(2)
    expect(moved()).toEqual([aCommand(1).id])
    expect(disk.tables.count('base')).toBe(0)
  })

  test('[EP1] the first epoch of all drops nothing, and moves nothing that it has', async () => {
    await begin({ epoch: 0, next_seq: 1 }, [aRow(1, 1, { outcome: applied, outcome_epoch: 1 })])
    await adopt(1)
    expect([moved(), disk.tables.count('base')]).toEqual([[], 1])
  })
})
