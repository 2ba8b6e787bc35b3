import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { catchUp, type EngineWorld, openEngineWorld } from './engine-world.ts'

const WRITERS = 6
const ROUNDS = 12
const SHAPES_AT_ONCE = 40

let world: EngineWorld

beforeAll(async () => {
  world = await openEngineWorld()
  await world.sql('create table items(id int primary key, k int not null, title text)')
  await world.sql('insert into items select i, i % 5, $$t$$ || i from generate_series(1, 200) i')
})

afterAll(() => world.close())

/** Writers that insert, update, move and delete in transactions of several rows, some rolled back, some open for long. */
function startWriters(): { stop: () => Promise<void> } {
  const pool = world.database.pool('postgres', WRITERS)
  let isOver = false
  const write = async (writer: number): Promise<void> => {
    const client = await pool.connect()
    for (let round = 0; !isOver; round++) {
      const id = 1_000 * (writer + 1) + (round % 50)
      await client.query('begin')
      await client.query('insert into items values ($1, $2, $3) on conflict (id) do update set k = excluded.k', [
        id,
        round % 5,
        `w${round}`,
      ])
      await client.query('update items set title = $2 where id = $1', [1 + ((writer * 31 + round) % 200), `r${round}`])
      if (round % 3 === 0) await client.query('delete from items where id = $1', [id - 1])
      if (round % 4 === 0) await sleep(round % 8)
      await client.query(round % 5 === 0 ? 'rollback' : 'commit')
    }
    client.release()
  }
  const running = Array.from({ length: WRITERS }, (_, writer) => write(writer))
  return {
    async stop() {
      isOver = true
      await Promise.all(running)
    },
  }
}

type Rows = Map<string, Record<string, string | null>>

async function expectRows(query: string, place: { offset: string; handle: string }, rows: Rows): Promise<void> {
  expect(await catchUp(world, query, place, rows)).not.toBe('must-refetch')
  const where = decodeURIComponent(query.split('where=')[1] ?? '')
  const { rows: wanted } = await world.sql(`select id::text, k::text, title from items where ${where}`)
  const byId = (a: { id?: string | null }, b: { id?: string | null }): number => Number(a.id) - Number(b.id)
  expect([...rows.values()].sort(byId)).toEqual(wanted.sort(byId))
}

test('[EN44] shapes that are made while others write end with exactly the rows of the table', async () => {
  const writers = startWriters()
  const readers: {
    query: string
    rows: Rows
    place: { offset: string; handle: string }
  }[] = []
  for (let round = 0; round < ROUNDS; round++) {
    for (const where of [`k = ${round % 5} and id > ${-round}`, `id > ${-100 - round}`]) {
      const query = `table=items&where=${encodeURIComponent(where)}`
      const rows: Rows = new Map()
      const place = await catchUp(world, query, undefined, rows)
      if (place === 'must-refetch') throw new Error('a shape was dropped')
      readers.push({ query, rows, place })
    }
    await sleep(10)
  }
  await writers.stop()
  for (const { query, rows, place } of readers) await expectRows(query, place, rows)
})

test('[EN46] so do those that share a snapshot', async () => {
  const writers = startWriters()
  const queries = Array.from({ length: SHAPES_AT_ONCE }, (_, n) => {
    const where = `k = ${n % 5} and id > ${-10_000 - n}`
    return `table=items&where=${encodeURIComponent(where)}`
  })
  const began = await Promise.all(
    queries.map(async (query) => {
      const rows: Rows = new Map()
      const place = await catchUp(world, query, undefined, rows)
      if (place === 'must-refetch') throw new Error('a shape was dropped')
      return { query, rows, place }
    }),
  )
  await writers.stop()
  for (const { query, rows, place } of began) await expectRows(query, place, rows)
})
