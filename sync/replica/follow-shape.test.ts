import { beforeEach, describe, expect, it } from 'vitest'
import { createHandFedShapes } from '../ports/hand-fed-shapes.ts'
import { createManualTime } from '../ports/manual-time.ts'
import { createMemoryDisk } from '../ports/memory-disk.ts'
import { settle } from '../ports/settle.ts'
import type { FeedEvent, ShapeChange } from '../ports/shape-feed.ts'
import { StoreError, type TableChange, tableNames } from '../ports/store.ts'
import { followShape, type ShapeNews } from './follow-shape.ts'
import { storeConfirmed } from './store-confirmed.ts'

const id = (n: number) => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`
const streamKey = (n: number) => `"app"."tickets"/"${id(99)}"/"${id(n)}"`
const value = (n: number, version: number, more = {}) => ({ tenant_id: id(99), id: id(n), version, ...more })
const change = (operation: ShapeChange['operation'], n: number, version: number, more = {}): ShapeChange => ({
  operation,
  key: streamKey(n),
  value: operation === 'delete' ? { tenant_id: id(99), id: id(n) } : value(n, version, more),
})
const changes = (...list: ShapeChange[]): FeedEvent => ({ kind: 'changes', changes: list })
const upToDate = (lsn: number, handle = 'h'): FeedEvent => ({
  kind: 'up_to_date',
  handle,
  offset: `${lsn}_0`,
  lsn: String(lsn),
})

const time = createManualTime(0, settle)
let disk: ReturnType<typeof createMemoryDisk>
let shapes: ReturnType<typeof createHandFedShapes>
let news: ShapeNews[]
let commits: (readonly TableChange[])[]

beforeEach(async () => {
  disk = createMemoryDisk()
  shapes = createHandFedShapes()
  news = []
  commits = []
  disk.open().onCommit((heard) => commits.push(heard))
  await follow()
})

async function follow() {
  const before = shapes.openings.length
  const options = {
    shape: 'tickets',
    feed: shapes.feed,
    store: disk.open(),
    ...{ timers: time.openPage('page').timers, chance: { next: () => 0 } },
    onNews: (n: ShapeNews) => news.push(n),
  } as const
  const follower = followShape(options)
  await expect.poll(() => shapes.openings.length).toBe(before + 1)
  return follower
}
const send = (...events: FeedEvent[]) => shapes.send('tickets', ...events)
const base = () => Object.fromEntries(disk.tables.all('base').map((row) => [Number(row.key.slice(-4)), row.version]))
const confirmed = () => disk.tables.all('confirmed').map((row) => [Number(row.key.slice(-4)), row.version])
const position = () => disk.tables.get('positions', 'tickets')
const answer = (n: number, version: number, lsn: number) =>
  disk
    .open()
    .write([...tableNames], (tx) =>
      storeConfirmed(tx, { tickets: [value(n, version)], counters: [], branch_config: [] }, String(lsn)),
    )

describe('[RE1] the stream', () => {
  it('shows nothing before its up-to-date, then changes and position in one transaction', async () => {
    await send(changes(change('insert', 1, 1)), changes(change('insert', 2, 1), change('update', 1, 2)))
    expect([base(), commits]).toEqual([{}, []])
    await send(upToDate(7))
    expect(base()).toEqual({ 1: 2, 2: 1 })
    expect(position()).toEqual({ shape: 'tickets', handle: 'h', offset: '7_0', lsn: '7' })
    expect(commits).toHaveLength(1)
    expect(news).toEqual([{ kind: 'up_to_date', lsn: '7' }])
  })

  it('goes on from its position', async () => {
    await send(changes(change('insert', 1, 1)), upToDate(7))
    await follow()
    expect(shapes.openings.at(-1)?.from).toEqual({ handle: 'h', offset: '7_0' })
    await send(changes(change('update', 1, 2, { state: 'called' })), upToDate(8))
    expect(base()).toEqual({ 1: 2 })
  })

  it('writes nothing for an up-to-date without news', async () => {
    await send(upToDate(7), upToDate(7))
    expect(commits).toHaveLength(1)
    expect(news).toHaveLength(2)
  })

  it('keeps what it has gathered when the disk refuses, and brings it with the next up-to-date', async () => {
    await send(changes(change('insert', 1, 1)))
    disk.failNextWrites(1, 'quota_exceeded')
    await send(upToDate(7))
    expect([base(), position()]).toEqual([{}, undefined])
    expect(news).toMatchObject([{ kind: 'not_stored', error: { code: 'quota_exceeded' } }])
    await send(changes(change('insert', 2, 1)), upToDate(8))
    expect(base()).toEqual({ 1: 1, 2: 1 })
  })

  it('begins again when base and position were dropped under it', async () => {
    await send(changes(change('insert', 1, 1)), upToDate(7))
    await disk.open().write(['base', 'positions'], async (tx) => {
      tx.clear('base')
      tx.clear('positions')
    })
    await send(changes(change('update', 1, 2)), upToDate(8))
    await expect.poll(() => shapes.openings.length).toBe(2)
    expect([base(), shapes.openings.map(({ isClosed, from }) => [isClosed, from])]).toEqual([
      {},
      [
        [true, undefined],
        [false, undefined],
      ],
    ])
    await send(changes(change('insert', 1, 3)), upToDate(9))
    expect(base()).toEqual({ 1: 3 })
  })

  it('hears nothing more once it is closed', async () => {
    const follower = await follow()
    follower.close()
    await send(changes(change('insert', 1, 1)), upToDate(7))
    expect([base(), news]).toEqual([{}, []])
  })

  it('[EP1] nor where a store begins the work at once, and the first reading of it waits for the turn', async () => {
    let whenRead = (): void => undefined
    const { open } = disk
    const store = open()
    const write: typeof store.write = (names, work) =>
      store.write(names, (tx) =>
        work({
          get: (table, key) => tx.get(table, key).finally(() => whenRead()),
          all: (table, range) => tx.all(table, range),
          count: (table) => tx.count(table),
          keys: (table) => tx.keys(table),
          put: (table, rows) => tx.put(table, rows),
          delete: (table, keys) => tx.delete(table, keys),
          clear: (table, range) => tx.clear(table, range),
        }),
      )
    disk = { ...disk, open: () => ({ ...store, write }) }
    const follower = await follow()
    whenRead = follower.close
    await send(changes(change('insert', 1, 1)), upToDate(7))
    expect([base(), position()]).toEqual([{}, undefined])
  })

  it('[EP1] brings nothing of a history that was dropped while its own write waited', async () => {
    const follower = await follow()
    await send(changes(change('insert', 1, 1)))
    const dropped = disk.open().write(['base', 'positions'], async (tx) => tx.clear('base'))
    const brought = send(upToDate(7))
    follower.close()
    await Promise.all([dropped, brought])
    expect([base(), position()]).toEqual([{}, undefined])
    expect(shapes.openings).toHaveLength(2)
  })

  it('passes on that it is refused or cannot be reached', async () => {
    await send({ kind: 'unreachable' }, { kind: 'refused', code: 'device_revoked' })
    expect(news).toEqual([{ kind: 'unreachable' }, { kind: 'refused', code: 'device_revoked' }])
  })
})

describe('[RE2] a message', () => {
  beforeEach(() => send(changes(change('insert', 1, 5, { state: 'waiting', note: 'x' })), upToDate(7)))

  it('for a row that is not there is dropped unless it is an insert', async () => {
    await send(changes(change('update', 2, 3), change('delete', 3, 0)), upToDate(8))
    expect(base()).toEqual({ 1: 5 })
  })

  it('that comes again changes nothing, not even the row that lies there', async () => {
    await send(changes(change('insert', 1, 5, { state: 'waiting', note: 'x' }), change('update', 1, 4)), upToDate(8))
    await send(changes(change('insert', 1, 2, { state: 'old' })), upToDate(9))
    expect(disk.tables.all('base')).toMatchObject([{ version: 5, row: { state: 'waiting', note: 'x' } }])
    expect(
      commits
        .slice(1)
        .flat()
        .map(({ table }) => table),
    ).toEqual(['positions', 'positions'])
  })

  it('of an update merges the columns that it carries', async () => {
    await send(changes(change('update', 1, 6, { state: 'called' })), upToDate(8))
    expect(disk.tables.all('base')[0]?.row).toMatchObject({ state: 'called', note: 'x', version: 6 })
  })

  it('of a deletion takes the row of that stream key, and an insert behind it stands however new the old one was', async () => {
    await send(changes(change('delete', 1, 0), change('insert', 1, 1)), upToDate(8))
    expect(base()).toEqual({ 1: 1 })
    await send(changes({ ...change('delete', 1, 0), key: 'another stream key' }), upToDate(9))
    expect(base()).toEqual({ 1: 1 })
    await send(changes({ ...change('delete', 1, 0), value: {} }), upToDate(10))
    expect(base()).toEqual({})
  })

  it('of a changed key takes the old row away and brings the new one', async () => {
    await send(changes(change('delete', 1, 0), change('insert', 2, 6)), upToDate(8))
    expect(base()).toEqual({ 2: 6 })
  })
})

describe('[RE3] must-refetch', () => {
  beforeEach(() => send(changes(change('insert', 1, 1), change('insert', 2, 1), change('insert', 3, 1)), upToDate(7)))

  it('leaves the old rows until the new ones are complete, then swaps in one transaction', async () => {
    await send({ kind: 'must_refetch' }, changes(change('insert', 1, 1), change('insert', 2, 4)))
    expect(base()).toEqual({ 1: 1, 2: 1, 3: 1 })
    await send(upToDate(9, 'h2'))
    expect(base()).toEqual({ 1: 1, 2: 4 })
    expect(position()).toMatchObject({ handle: 'h2', offset: '9_0' })
    // [VI2] A row that is the same in the new picture was not touched.
    expect(commits.at(-1)).toMatchObject([
      { table: 'base', deleted: [['tickets', id(3)]] },
      { table: 'base', put: [{ key: id(2) }] },
      { table: 'positions' },
    ])
  })

  it('forgets what was gathered before it, and begins anew if it comes twice', async () => {
    await send(changes(change('insert', 4, 1)), { kind: 'must_refetch' }, changes(change('insert', 5, 1)))
    await send({ kind: 'must_refetch' }, changes(change('insert', 6, 1)), upToDate(9))
    expect(base()).toEqual({ 6: 1 })
  })

  it('swaps also when the first picture comes without a position that is known', async () => {
    await disk.open().write(['positions'], async (tx) => tx.clear('positions'))
    await follow()
    await send(changes(change('insert', 9, 1)), upToDate(9))
    expect(base()).toEqual({ 9: 1 })
  })
})

describe('[RE4] a confirmed row', () => {
  beforeEach(() => send(changes(change('insert', 1, 2)), upToDate(7)))

  it('is stored only if base has not its version, and no answer brought a newer one', async () => {
    await answer(1, 2, 8)
    expect(confirmed()).toEqual([])
    await answer(1, 4, 9)
    await answer(1, 3, 10)
    expect(disk.tables.all('confirmed')).toMatchObject([{ version: 4, lsn: '9' }])
  })

  it('goes in the transaction in which base reaches it', async () => {
    await answer(1, 4, 9)
    await send(changes(change('update', 1, 3)), upToDate(8))
    expect(confirmed()).toEqual([[1, 4]])
    await send(changes(change('update', 1, 4)), upToDate(9))
    expect(confirmed()).toEqual([])
    expect(commits.at(-1)?.map(({ table }) => table)).toEqual(['base', 'positions', 'confirmed'])
  })

  it('that base does not have goes at the first up-to-date that has seen the answer', async () => {
    await answer(5, 1, 20)
    await send(upToDate(19))
    expect(confirmed()).toEqual([[5, 1]])
    await send(upToDate(20))
    expect(confirmed()).toEqual([])
  })

  it('that has left the shape before its answer came is not stored', async () => {
    await send(changes(change('delete', 1, 0)), upToDate(20))
    await answer(1, 3, 20)
    await send(upToDate(20))
    expect(confirmed()).toEqual([])
    await answer(1, 4, 21)
    expect(confirmed()).toEqual([[1, 4]])
  })

  it('of another shape stays, and one that cannot be placed is left to the stream', async () => {
    const rows = { tickets: [{ version: 3 }, { id: id(8) }], counters: [{ id: id(7), version: 1 }], branch_config: [] }
    await disk.open().write([...tableNames], (tx) => storeConfirmed(tx, rows, '3'))
    await send(upToDate(30))
    expect(disk.tables.all('confirmed')).toMatchObject([{ shape: 'counters', key: id(7) }])
  })
})

it('[RE7] a position that cannot be read at the start is asked for again, with growing pauses, until it can', async () => {
  const store = disk.open()
  let isBroken = true
  let asked = 0
  const read: typeof store.read = (tables, body) => {
    asked += 1
    return isBroken ? Promise.reject(new StoreError('no_storage')) : store.read(tables, body)
  }
  const before = shapes.openings.length
  const follower = followShape({
    ...{ shape: 'tickets', feed: shapes.feed, store: { ...store, read } },
    ...{ timers: time.openPage('page').timers, chance: { next: () => 0 }, onNews: (n) => news.push(n) },
  })
  await time.advance(10_000)
  expect(asked).toBeGreaterThan(4)
  expect(asked).toBeLessThan(9)
  expect(new Set(news.map(({ kind }) => kind))).toEqual(new Set(['not_stored']))
  isBroken = false
  await time.advance(30_000)
  expect(shapes.openings.length).toBe(before + 1)
  isBroken = true
  follower.close()
})

it('[RE7] a follower that is closed while it waits asks no more', async () => {
  const store = disk.open()
  let asked = 0
  const read: typeof store.read = () => {
    asked += 1
    return Promise.reject(new StoreError('no_storage'))
  }
  const follower = followShape({
    ...{ shape: 'tickets', feed: shapes.feed, store: { ...store, read } },
    ...{ timers: time.openPage('page').timers, chance: { next: () => 0 }, onNews: (n) => news.push(n) },
  })
  await time.advance(1_000)
  follower.close()
  const before = asked
  await time.advance(60_000)
  expect(asked).toBe(before)
})
