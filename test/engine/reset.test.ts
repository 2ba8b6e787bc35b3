import { setTimeout as sleep } from 'node:timers/promises'
import { afterEach, expect, test } from 'vitest'
import { type Answer, after, type EngineWorld, openEngineWorld } from './engine-world.ts'

let world: EngineWorld | undefined

afterEach(async () => {
  await world?.close()
  world = undefined
})

async function open(limits = {}): Promise<EngineWorld> {
  world = await openEngineWorld({ limits })
  await world.sql('create table items(id int primary key, title text)')
  await world.sql('insert into items values (1, $$one$$)')
  return world
}

const WAIT_MS_MAX = 10_000

/** As a client learns that its shape is gone. */
async function refetchAt({ ask }: Pick<EngineWorld, 'ask'>, place: string): Promise<Answer> {
  const endsAt = performance.now() + WAIT_MS_MAX
  for (;;) {
    const answer = await ask(place)
    if (answer.status === 409) return answer
    if (performance.now() > endsAt) throw new Error(`the shape is still there: ${answer.status}`)
    await sleep(20)
  }
}

async function following({ engine }: EngineWorld): Promise<void> {
  const endsAt = performance.now() + WAIT_MS_MAX
  while (!engine.stats().isFollowing && performance.now() < endsAt) await sleep(20)
}

test('[EN14] a cut stream ends every shape: writes of the meantime come with a new snapshot, none is lost', async () => {
  const { ask, sql, engine, database } = await open()
  const first = await ask('table=items&offset=-1')
  const place = `table=items&${after(first)}`
  const waiting = ask(`${place}&live=true`)
  await sleep(20)
  await sql(
    'select pg_terminate_backend(active_pid) from pg_replication_slots where active and database = current_database()',
  )
  await database.pool('postgres', 1).query('insert into items values (2, $$while cut$$)')
  expect([200, 409]).toContain((await waiting).status)
  // First its end is noticed, then it is opened anew.
  const stale = await refetchAt({ ask }, place)
  await following({ engine } as EngineWorld)
  expect(stale.headers['electric-handle']).not.toBe(first.headers['electric-handle'])
  const fresh = await ask('table=items&offset=-1')
  expect(fresh.messages.map(({ value }) => value?.id)).toEqual(['1', '2', undefined])
})

test('[EN15] while there is no stream requests wait, then are told to come again', async () => {
  const { ask, engine } = await open({ readyMs: 100 })
  await ask('table=items&offset=-1')
  await engine.stop()
  expect(await ask('table=items&offset=-1')).toMatchObject({
    status: 503,
    headers: { 'retry-after': '5' },
    text: '{"message":"Timeout waiting for Postgres lock acquisition"}',
  })
})

test('[EN13] a transaction beyond the bound ends every shape, and the engine goes on', async () => {
  const { ask, sql, engine } = await open({ transactionBytesMax: 100_000 })
  const first = await ask('table=items&offset=-1')
  await sql('insert into items select i, repeat($$x$$, 100) from generate_series(10, 2000) i')
  await refetchAt({ ask }, `table=items&${after(first)}`)
  await following({ engine } as EngineWorld)
  const fresh = await ask('table=items&offset=-1')
  expect(fresh.messages).toHaveLength(1993)
})

test('[EN55] a large transaction comes in chunks, and only the last of them is up to date', async () => {
  const { ask, sql } = await open({ chunkBytes: 1_000_000, longPollMs: 15_000 })
  const first = await ask('table=items&offset=-1')
  let place = `table=items&${after(await ask(`table=items&${after(first)}`))}`
  const waiting = ask(`${place}&live=true`)
  await sql('insert into items select i, repeat($$x$$, 100) from generate_series(10, 20009) i')
  let answer = await waiting
  let count = 0
  let chunks = 1
  while (answer.headers['electric-up-to-date'] === undefined) {
    expect(answer.messages.some(({ headers }) => headers.last)).toBe(false)
    count += answer.messages.length
    place = `table=items&${after(answer)}`
    answer = await ask(place)
    chunks += 1
  }
  expect(chunks).toBeGreaterThan(3)
  expect(count + answer.messages.length - 1).toBe(20_000)
  expect(answer.messages.at(-2)?.headers.last).toBe(true)
})

test('[EN55] a row larger than a chunk comes whole', async () => {
  const { ask, sql } = await open({ longPollMs: 15_000 })
  const first = await ask('table=items&offset=-1')
  const place = `table=items&${after(await ask(`table=items&${after(first)}`))}`
  const waiting = ask(`${place}&live=true`)
  await sql('insert into items values (5, repeat($$x$$, 12000000))')
  const answer = await waiting
  expect(answer.messages[0]?.value?.title).toHaveLength(12_000_000)
  expect(answer.headers['electric-up-to-date']).toBe('')
})

test('[EN56] a shape whose log outgrows its bound is dropped', async () => {
  const { ask, sql } = await open({ shapeBytesMax: 20_000 })
  const first = await ask('table=items&offset=-1')
  await sql('insert into items select i, repeat($$x$$, 100) from generate_series(10, 500) i')
  await refetchAt({ ask }, `table=items&${after(first)}`)
  expect(await ask('table=items&offset=-1')).toMatchObject({ status: 503, headers: { 'retry-after': '10' } })
})
