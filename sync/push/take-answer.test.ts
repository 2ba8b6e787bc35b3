import { beforeEach, describe, expect, test } from 'vitest'
import type { WriterValue } from '../device/meta.ts'
import { aState, aWriter, WRITER } from '../numbers/a-writer.ts'
import { aCommand, uuid } from '../outbox/a-command.ts'
import type { OutboxRow } from '../outbox/outbox-row.ts'
import { createMemoryDisk, type MemoryDisk } from '../ports/memory-disk.ts'
import type { Store } from '../ports/store.ts'
import { aHeardClock } from '../time/a-clock.ts'
import type { PushAnswer } from '../wire/push.ts'
import { adoptEpoch, epochTables } from './adopt-epoch.ts'
import { batchOf, batchTables } from './batch-of.ts'
import { headerOf } from './header-of.ts'
import { answerTables, takeAnswer } from './take-answer.ts'

const moment = { wall_at: 1, monotonic_at: 1, page_life: 'life', written_at: null, known_at: null }
const applied = { kind: 'applied' as const, flags: [] as string[] }
const stale = { kind: 'rejected' as const, code: 'stale' }

let disk: MemoryDisk
let store: Store
beforeEach(() => {
  disk = createMemoryDisk()
  store = disk.open()
})

const aRow = (seq: number, overrides: Partial<OutboxRow> = {}): OutboxRow => {
  const { numbering: _, ...meant } = aCommand(seq)
  return { ...meant, kind: 'fact', schema: 1, writer: WRITER as never, seq, ...overrides } as OutboxRow
}
const acknowledged = (seq: number, epoch = 1) => ({
  epoch,
  writer: WRITER as never,
  seq,
  signature: `s${epoch}-${seq}`,
})
const anAnswer = (
  lastSeq: number,
  outcomes: Record<number, PushAnswer['results'][number]['outcome']>,
  ids = {},
): PushAnswer => ({
  ...{ epoch: 1, server_time: '2026-11-20T08:00:00.000Z', lsn: '1', acknowledged: acknowledged(lastSeq) },
  writer: aState({ last_seq: lastSeq }),
  results: Object.entries(outcomes).map(([seq, outcome]) => ({
    ...{ seq: Number(seq), id: aCommand(Number(seq)).id, outcome },
    ...(ids as Record<string, object>)[seq],
  })),
  rows: { tickets: [], counters: [], branch_config: [] },
})
async function begin(writer: Partial<WriterValue>, rows: readonly OutboxRow[]): Promise<void> {
  await store.write(['meta', 'outbox', 'places'], async (tx) => {
    tx.put('meta', [{ key: 'writer', value: aWriter({ next_seq: rows.length + 1, ...writer }) }])
    tx.put('outbox', rows)
    tx.put(
      'places',
      rows.map(({ id, writer: of, seq }) => ({ id, writer: of, seq })),
    )
  })
}
const take = (answer: PushAnswer, settledSeq = 0) =>
  store.write(answerTables, (tx) =>
    takeAnswer(tx, {
      ...{ answer, moment, clock: aHeardClock(), uuid: () => uuid(0x999) },
      sent: { writer: WRITER, epoch: 1, settledSeq, count: answer.results.length },
    }),
  )
const writer = () => disk.tables.get('meta', 'writer')?.value as WriterValue
const outcomes = () => disk.tables.all('outbox').map(({ outcome }) => outcome)

describe('taking an answer', () => {
  test('[OB5] a row gets one outcome, once: a later answer does not change it', async () => {
    await begin({}, [aRow(1)])
    await take(anAnswer(1, { 1: applied }))
    await take(anAnswer(1, { 1: stale }))
    expect(outcomes()).toEqual([applied])
  })

  test('[PU3] the same answer twice is as once', async () => {
    await begin({}, [aRow(1), aRow(2)])
    const answer = anAnswer(2, { 1: applied, 2: stale })
    await take(answer)
    const after = [disk.tables.all('outbox'), writer()]
    await take(answer)
    expect([disk.tables.all('outbox'), writer()]).toEqual(after)
  })

  test('results for rows that do not exist, or are another command’s, decide nothing and settle the place', async () => {
    await begin({ next_seq: 4 }, [aRow(1), aRow(3)])
    await take(anAnswer(3, { 1: applied, 2: applied, 3: applied }, { 1: { id: uuid(0x777) } }))
    expect(outcomes()).toEqual([undefined, applied])
    expect(writer().settled_seq).toBe(3)
  })

  test('[I6] an answer that is older than another takes nothing back', async () => {
    await begin({}, [aRow(1), aRow(2)])
    await take(anAnswer(2, { 1: applied, 2: applied }))
    await take(anAnswer(1, { 1: applied }))
    expect(writer()).toMatchObject({ settled_seq: 2, state: { last_seq: 2 }, acknowledged: { seq: 2 } })
  })

  test('[PU4] what stands behind a fork or a retry has no outcome', async () => {
    await begin({}, [aRow(1), aRow(2)])
    await take(anAnswer(1, { 1: applied, 2: { kind: 'retry', after_ms: 5 } }))
    expect(outcomes()).toEqual([applied, undefined])
    expect(writer().settled_seq).toBe(1)
  })

  test('[WR2] a fork’s batch keeps the outcomes that came before it', async () => {
    await begin({}, [aRow(1), aRow(2)])
    expect(await take(anAnswer(5, { 1: applied, 2: { kind: 'forked' } }))).toMatchObject({ isForked: true })
    expect(disk.tables.all('outbox').map(({ writer: of, seq, outcome }) => [of === WRITER, seq, outcome])).toEqual(
      expect.arrayContaining([
        [true, 1, applied],
        [false, 1, undefined],
      ]),
    )
    expect(disk.tables.get('places', aCommand(2).id)).toMatchObject({ writer: writer().id, seq: 1 })
  })

  test('[RE4] rows of the answer are kept in the same transaction as the outcome', async () => {
    await begin({}, [aRow(1)])
    const ticket = { id: uuid(3), version: 2, state: 'waiting' }
    await take({ ...anAnswer(1, { 1: applied }), rows: { tickets: [ticket], counters: [], branch_config: [] } })
    expect(disk.tables.all('confirmed')).toMatchObject([{ shape: 'tickets', key: uuid(3), version: 2, lsn: '1' }])
  })
})

describe('adopting an epoch', () => {
  const adopt = (epoch: number, last_seq: number) =>
    store.write(epochTables, (tx) => adoptEpoch(tx, WRITER, { epoch, last_seq }))

  test('[EP1] only a newer one, and only for the writer that was asked about', async () => {
    await begin({ epoch: 3 }, [])
    expect([await adopt(2, 0), await adopt(3, 0)]).toEqual([false, false])
    const other = await store.write(epochTables, (tx) => adoptEpoch(tx, uuid(0x888), { epoch: 4, last_seq: 0 }))
    expect(other).toBe(false)
    expect(writer().epoch).toBe(3)
    expect(await adopt(4, 0)).toBe(true)
  })

  test('[EP2] of two words that were lost the one that covers more is shown, and none that proves nothing more', async () => {
    await begin({ acknowledged: acknowledged(6, 2), older_acknowledgement: acknowledged(10, 1) }, [])
    await adopt(3, 2)
    expect(writer()).toMatchObject({ older_acknowledgement: { epoch: 1, seq: 10 } })
    expect(writer()).not.toHaveProperty('acknowledged')
    await adopt(4, 10)
    expect(writer()).not.toHaveProperty('older_acknowledgement')
  })

  test('[EP1] rows behind the server’s last_seq are pending again, with what they had come to, and so is the one at it', async () => {
    await begin({ settled_seq: 4 }, [
      aRow(1, { outcome: applied }),
      aRow(2, { outcome: applied }),
      aRow(3, { outcome: stale, outcome_epoch: 1 }),
      aRow(4, { outcome: applied }),
      aRow(5),
    ])
    await adopt(2, 2)
    expect(outcomes()).toEqual([applied, undefined, undefined, undefined, undefined])
    expect(disk.tables.all('outbox').map(({ prior_outcome }) => prior_outcome)).toEqual([
      undefined,
      applied,
      stale,
      applied,
      undefined,
    ])
    expect(writer().settled_seq).toBe(1)
  })

  test('[EP1] where the row at the server’s last_seq is kept no longer, or was never decided, the line goes on behind it', async () => {
    await begin({ settled_seq: 2 }, [aRow(2, { outcome: applied }), aRow(3), aRow(4)])
    await adopt(2, 1)
    expect(outcomes()).toEqual([undefined, undefined, undefined])
    expect(writer().settled_seq).toBe(1)
    await adopt(3, 3)
    expect(writer().settled_seq).toBe(1)
  })
})

describe('what is sent', () => {
  test('[EP1] [W7] an outcome of a lost history goes along only as far as the proof covers it', () => {
    const row = aRow(5, { kind: 'intent', prior_outcome: applied })
    expect(headerOf(row, 7, 5)).toMatchObject({ kind: 'fact', outcome: applied, age_ms: 7, seq: 5 })
    expect(headerOf(row, 7, 4)).toMatchObject({ kind: 'intent' })
    expect(headerOf(row, 7, 4)).not.toHaveProperty('outcome')
  })

  test('[PU5] a batch shows the older word while it is of use; the contact that decides shows the present one', async () => {
    await begin({ acknowledged: acknowledged(1, 2), older_acknowledgement: acknowledged(9, 1), epoch: 2 }, [aRow(1)])
    const shown = async (isProof: boolean) => {
      const question = { limit: 9, isContact: true, isProof, ageOf: () => 0 }
      const batch = await store.read(batchTables, (tx) => batchOf(tx, question))
      return batch.kind === 'request' ? [batch.request.acknowledged?.seq, batch.request.commands.length] : []
    }
    expect(await shown(false)).toEqual([9, 1])
    expect(await shown(true)).toEqual([1, 0])
  })
})
