import { setTimeout as sleep } from 'node:timers/promises'
import { afterEach, expect, test } from 'vitest'
import { after, catchUp, type EngineWorld, openEngineWorld } from './engine-world.ts'
import { type Door, openDoor, until, visit } from './hostile-world.ts'

const LONG_MS_MAX = 60_000

let world: EngineWorld
let door: Door | undefined

afterEach(async () => {
  await door?.close()
  door = undefined
  await world.close()
}, LONG_MS_MAX)

type Rows = Map<string, Record<string, string | null>>

async function open(limits = {}): Promise<EngineWorld> {
  world = await openEngineWorld({ limits })
  await world.sql('create table items(id int primary key, k int, title text)')
  await world.sql('insert into items select n, n % 5, $$first$$ from generate_series(1, 100) n')
  return world
}

/** What a client that starts now, or goes on from `place`, comes to hold. */
async function shown(query: string, rows: Rows = new Map(), place?: { offset: string; handle: string }) {
  const next = await catchUp(world, query, place, rows)
  return { next, ids: [...rows.values()].map(({ id, title }) => `${id} ${title}`).sort() }
}

async function held(where = 'true'): Promise<string[]> {
  const { rows } = await world.sql(`select id || ' ' || title as row from items where ${where}`)
  return rows.map(({ row }) => row as string).sort()
}

const walsender = `select active_pid as pid from pg_replication_slots where active and database = current_database()`

async function walsenderPid(): Promise<number> {
  const { rows } = await world.database.pool('postgres', 1).query(walsender)
  return rows[0]?.pid ?? 0
}

const isFollowing = (): boolean => world.engine.stats().isFollowing

test('[EN68] clients that vanish in the middle of a poll leave nothing behind', async () => {
  const { ask, engine } = await open({ longPollMs: 30_000 })
  const query = `table=items&${after(await ask(`table=items&${after(await ask('table=items&offset=-1'))}`))}&live=true`
  door = await openDoor(engine)
  const visitors = Array.from({ length: 200 }, () => visit(door?.port ?? 0, query))
  await until(() => engine.stats().requests.existing === 200, 'all wait')
  for (const { vanish } of visitors) vanish()
  await until(() => engine.stats().requests.existing === 0, 'all are forgotten')
  expect((await ask(query.replace('&live=true', ''))).status).toBe(200)
})

test('[EN68] clients that vanish in the middle of a snapshot leave nothing behind, whether it is read or sent', async () => {
  const { ask, sql, engine } = await open()
  await sql('insert into items select n, 1, repeat($$x$$, 1000) from generate_series(1000, 20000) n')
  door = await openDoor(engine)
  for (let round = 0; round < 5; round += 1) {
    // While it is read …
    const early = visit(door.port, `table=items&where=${encodeURIComponent(`id > ${-round}`)}&offset=-1`)
    await until(() => engine.stats().requests.initial > 0, 'it has begun')
    early.vanish()
    // … and with the head of ten megabytes in hand.
    const late = visit(door.port, 'table=items&offset=-1')
    await late.answer
    late.vanish()
  }
  await until(() => engine.stats().requests.initial === 0, 'all are forgotten')
  const whole = await ask('table=items&offset=-1')
  expect(whole.messages.length).toBeGreaterThan(8_000)
})

test(
  '[EN11] a transaction of a hundred thousand rows comes whole and in order',
  async () => {
    const { sql, engine } = await open()
    const rows: Rows = new Map()
    const { next } = await shown('table=items&columns=id,title', rows)
    if (next === 'must-refetch') throw new Error('the shape was dropped')
    await sql('insert into items select n, 1, $$new$$ from generate_series(1000, 100999) n')
    const { ids } = await shown('table=items&columns=id,title', rows, next)
    expect(ids).toHaveLength(100_100)
    expect(ids).toEqual(await held())
    expect(engine.stats().requests).toEqual({ initial: 0, existing: 0 })
  },
  LONG_MS_MAX,
)

test('[EN44] while replication lags behind, what is shown is old but whole; then it catches up without a double', async () => {
  const { ask, sql } = await open()
  const old: Rows = new Map()
  const { next } = await shown('table=items', old)
  if (next === 'must-refetch') throw new Error('the shape was dropped')
  const pid = await walsenderPid()
  process.kill(pid, 'SIGSTOP')
  try {
    for (let n = 0; n < 300; n += 1)
      await sql(`update items set title = 'late ${n}', k = k + 1 where id = ${1 + (n % 100)}`)
    await sql('delete from items where id > 90')
    // The snapshot of a new shape is ahead of the stream, which will tell it all of this again.
    const early = await ask('table=items&where=k%20%3E%200&offset=-1')
    expect(early.messages.filter(({ value }) => value?.title?.startsWith('late'))).not.toHaveLength(0)
    expect((await ask(`table=items&offset=${next.offset}&handle=${next.handle}`)).messages).toHaveLength(1)
  } finally {
    process.kill(pid, 'SIGCONT')
  }
  expect((await shown('table=items', old, next)).ids).toEqual(await held())
  expect((await shown('table=items&where=k%20%3E%200')).ids).toEqual(await held('k > 0'))
})

test(
  '[EN14] the receiver may be ended again and again: each time new handles, and never a row that is not there',
  async () => {
    const { ask, sql } = await open()
    const handles = new Set<string>()
    for (let round = 0; round < 5; round += 1) {
      const first = await ask('table=items&offset=-1')
      handles.add(first.headers['electric-handle'] ?? '')
      await sql('select pg_terminate_backend($1)', [await walsenderPid()])
      await sql(`delete from items where id = ${round + 1}`)
      await sql(`insert into items values (${1_000 + round}, 1, 'round ${round}')`)
      await until(async () => (await ask(`table=items&${after(first)}`)).status === 409, 'the old handle is refused')
      await until(isFollowing, 'it follows anew')
      expect((await shown('table=items')).ids).toEqual(await held())
    }
    expect(handles.size).toBe(5)
  },
  LONG_MS_MAX,
)

test('[EN17] a publication that is dropped is made again, and what was written without it is not missing', async () => {
  const { ask, sql } = await open()
  const first = await ask('table=items&offset=-1')
  await sql('drop publication blesaf_engine')
  await sql('insert into items values (2000, 1, $$without$$)')
  await until(async () => (await ask(`table=items&${after(first)}`)).status === 409, 'the old handle is refused')
  await until(isFollowing, 'it follows anew')
  await sql('insert into items values (2001, 1, $$again$$)')
  const { ids } = await shown('table=items')
  expect(ids).toEqual(await held())
})

test('[EN17] a publication that is found missing ends the shapes of all its tables', async () => {
  const { ask, sql } = await open()
  await sql('create table others(id int primary key)')
  const first = await ask('table=items&offset=-1')
  await sql('drop publication blesaf_engine')
  expect((await ask('table=others&offset=-1')).status).toBe(200)
  expect((await ask(`table=items&${after(first)}`)).status).toBe(409)
  await sql('insert into items values (2002, 1, $$again$$)')
  expect((await shown('table=items')).ids).toEqual(await held())
})

test('[EN47] a clause that fails on a row is refused with the words of Postgres, others at once are not', async () => {
  const { ask } = await open()
  const wheres = Array.from({ length: 20 }, (_, n) => (n === 13 ? 'k = 1 and 1 / (id - 6) > 5' : `k = ${n}`))
  const answers = await Promise.all(
    wheres.map((where) => ask(`table=items&where=${encodeURIComponent(where)}&offset=-1`)),
  )
  expect(answers.map(({ status }) => status)).toEqual(wheres.map((_, n) => (n === 13 ? 400 : 200)))
  expect(answers[13]?.text).toBe('{"message":"Invalid request","errors":{"where":["division by zero"]}}')
  const subset = await ask('table=items&offset=now&log=changes_only&subset__where=1%20%2F%20(id-6)%20%3E%205')
  expect(subset.text).toBe('{"message":"Invalid request","errors":{"subset":{"where":["division by zero"]}}}')
})

test('[EN93] beyond the number of shapes the longest unused is dropped with 409, one that is waited for is kept', async () => {
  const { ask, sql } = await open({ shapesMax: 3, longPollMs: 5_000 })
  const shape = (k: number): string => `table=items&where=${encodeURIComponent(`k = ${k}`)}`
  const waited = await ask(`${shape(0)}&${after(await ask(`${shape(0)}&offset=-1`))}`)
  const waiting = ask(`${shape(0)}&${after(waited)}&live=true`)
  const unused = await ask(`${shape(1)}&offset=-1`)
  for (const k of [2, 3]) await ask(`${shape(k)}&offset=-1`)
  expect((await ask(`${shape(1)}&${after(unused)}`)).status).toBe(409)
  await sql('insert into items values (3000, 0, $$news$$)')
  expect((await waiting).messages[0]?.value?.id).toBe('3000')
})

test('[EN93] beyond the bytes of all shapes the longest unused are dropped with 409', async () => {
  const { ask, engine } = await open({ allShapesBytesMax: 60_000 })
  const shape = (n: number): string => `table=items&where=${encodeURIComponent(`id > ${-n}`)}`
  const first = await ask(`${shape(1)}&offset=-1`)
  for (let n = 2; n < 12; n += 1) {
    await ask(`${shape(n)}&offset=-1`)
    await sleep(1)
  }
  expect(engine.stats().bytes).toBeLessThanOrEqual(60_000)
  expect((await ask(`${shape(1)}&${after(first)}`)).status).toBe(409)
})
