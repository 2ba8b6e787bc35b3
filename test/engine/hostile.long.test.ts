import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { type ClientWorld, openClientWorld } from '../conformance/client/client-world.ts'
import { type Client, expectRows, openClient } from '../conformance/client/open-client.ts'
import { type EngineProcess, openEngineProcess } from './engine-process.ts'
import { until, type Visitor, visit } from './hostile-world.ts'

const START_MS_MAX = 120_000
const TEST_MS_MAX = 300_000
const CONVERGE_MS_MAX = 60_000

const POLLS = 2_000
const PER_POLL_KB_MAX = 60
/** What the allocator may keep for the next ones. */
const KEPT_MB_MAX = 40
/** On a machine that is busy with other tests. */
const OTHERS_MS_MAX = 2_000

async function atTheHead(port: number): Promise<string> {
  const first = await visit(port, 'table=items&offset=-1').answer
  first?.resume()
  const handle = first?.headers['electric-handle']
  const head = await visit(port, `table=items&offset=0_0&handle=${handle}`).answer
  head?.resume()
  return `table=items&offset=${head?.headers['electric-offset']}&handle=${handle}&live=true`
}

test(
  `[EN68] ${POLLS} idle polls stay open, cost little and keep nobody waiting, and what they cost is used again`,
  async () => {
    const engine: EngineProcess = await openEngineProcess({ ENGINE_LIVE_TIMEOUT_MS: '300000' })
    try {
      await engine.sql('create table items(id int primary key, title text); insert into items values (1, $$one$$)')
      let round = 1
      const usedMb = async (): Promise<number> => {
        const query = await atTheHead(engine.port)
        const before = engine.memoryMb()
        const visitors: Visitor[] = Array.from({ length: POLLS }, () => visit(engine.port, query))
        let answered = 0
        for (const { answer } of visitors) void answer.then(() => (answered += 1))
        await sleep(5_000)
        const grown = engine.memoryMb() - before
        expect(answered).toBe(0)
        // Others are not kept waiting by them, be it for rows or for a shape that is new.
        for (const where of ['id%20%3D%201', `id%20%3E%20${-round}`]) {
          const startedAt = performance.now()
          const other = await visit(engine.port, `table=items&where=${where}&offset=-1`).answer
          expect(other?.statusCode).toBe(200)
          expect(performance.now() - startedAt).toBeLessThan(OTHERS_MS_MAX)
        }
        round += 1
        // They wait for real: a change reaches every one of them.
        await engine.sql('update items set title = title || $$!$$')
        const answers = await Promise.all(visitors.map(({ answer }) => answer))
        expect(answers.filter((answer) => answer?.statusCode === 200)).toHaveLength(POLLS)
        for (const { vanish } of visitors) vanish()
        return grown
      }
      const grownMb = await usedMb()
      expect((grownMb * 1_024) / POLLS).toBeLessThan(PER_POLL_KB_MAX)
      const levelMb = engine.memoryMb()
      for (let again = 0; again < 3; again += 1) await usedMb()
      expect(engine.memoryMb() - levelMb).toBeLessThan(KEPT_MB_MAX)
      expect((await visit(engine.port, 'table=items&offset=-1').answer)?.statusCode).toBe(200)
    } finally {
      await engine.close()
    }
  },
  TEST_MS_MAX,
)

describe('with a Postgres that is broken on purpose', () => {
  let world: ClientWorld
  let clients: Client[] = []

  beforeAll(async () => {
    world = await openClientWorld()
    await world.sql('create table small(id int primary key, title text); insert into small values (1, $$one$$)')
    await world.sql('create table large(id int primary key, title text)')
    await world.sql('insert into large select n, repeat($$x$$, 200) from generate_series(1, 100000) n')
  }, START_MS_MAX)

  afterEach(() => {
    for (const client of clients) client.close()
    clients = []
  })

  afterAll(() => world.close(), START_MS_MAX)

  const follow = (params: { table: string; where?: string }): Client => {
    const client = openClient(`${world.base()}`, params)
    clients.push(client)
    return client
  }
  const expectTable = (client: Client, table: string, where = 'true'): Promise<void> =>
    expectRows(client, () => world.rows(`select * from ${table} where ${where}`), CONVERGE_MS_MAX)

  test(
    '[EN14] Postgres restarts while a snapshot is read and polls wait: every client comes to the rows',
    async () => {
      const waiting = follow({ table: 'small' })
      await expectTable(waiting, 'small')
      for (let round = 0; round < 3; round += 1) {
        const where = `id % 20 = ${round}`
        const reading = follow({ table: 'large', where: `id > ${90_000 + round}` })
        await sleep(30 * (round + 1))
        await world.restartPostgres()
        await world.sql(`insert into small values (${10 + round}, 'after the restart')`)
        await world.sql(`update large set title = 'round ${round}' where ${where} and id > 90000`)
        await expectTable(waiting, 'small')
        await expectTable(reading, 'large', `id > ${90_000 + round}`)
      }
    },
    TEST_MS_MAX,
  )

  test(
    '[EN14] a slot that fell behind its limit is lost: new handles, and every write of the meantime',
    async () => {
      await world.sql('alter system set max_slot_wal_keep_size = 16')
      await world.sql('select pg_reload_conf()')
      const client = follow({ table: 'small' })
      await expectTable(client, 'small')
      const handle = client.stream.shapeHandle
      const pid = world.enginePid() ?? 0
      process.kill(pid, 'SIGSTOP')
      try {
        await world.sql('create table filler as select repeat(md5(n::text), 30) from generate_series(1, 120000) n')
        await world.sql("insert into small values (50, 'while it stood still')")
        await world.sql('select pg_switch_wal()')
        await world.sql('checkpoint')
        await until(
          async () => (await world.rows('select from pg_replication_slots where active')).length === 0,
          'the slot is lost',
          CONVERGE_MS_MAX,
        )
      } finally {
        process.kill(pid, 'SIGCONT')
      }
      await expectTable(client, 'small')
      expect(client.stream.shapeHandle).not.toBe(handle)
      await world.sql("insert into small values (51, 'and it goes on')")
      await expectTable(client, 'small')
    },
    TEST_MS_MAX,
  )
})
