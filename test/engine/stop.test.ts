import { setTimeout as sleep } from 'node:timers/promises'
import type pg from 'pg'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { createEngine } from '../../server/engine/create-engine.ts'
import { createLogger } from '../../server/log/create-logger.ts'
import { eventually } from '../jobs/eventually.ts'
import { createTestDatabase, type TestDatabase } from '../setup/database.ts'

const STOP_MS_MAX = 2_000
const BUSY_MS = 400
const SESSION_MS_MAX = 10_000

let database: TestDatabase

beforeEach(async () => {
  database = await createTestDatabase()
})

afterEach(() => database.close())

function engineUnderTest(pool: pg.Pool) {
  return createEngine({
    connection: { ...database.config('postgres'), application_name: 'engine under test' },
    pool,
    clock: () => performance.timeOrigin + performance.now(),
    log: createLogger({ level: 'silent', secret: 'test' }),
  })
}

test('[EN18] a stop ends also an engine whose slot waits for an open transaction, and leaves no session behind', async () => {
  const pool = database.pool('postgres', 4)
  const writer = await pool.connect()
  await writer.query('create table items(id int primary key); begin; insert into items values (1)')
  const engine = engineUnderTest(pool)
  const sessions = async (): Promise<number> => {
    const { rows } = await pool.query<{ n: number }>(
      "select count(*)::int as n from pg_stat_activity where application_name = 'engine under test'",
    )
    return rows[0]?.n ?? 0
  }
  void engine.start()
  while ((await sessions()) === 0) await sleep(20)
  await sleep(300)
  expect(engine.stats().isFollowing).toBe(false)
  const outcome = await Promise.race([engine.stop().then(() => 'stopped'), sleep(STOP_MS_MAX).then(() => 'hangs')])
  const giveUpAt = performance.now() + SESSION_MS_MAX
  while ((await sessions()) > 0 && performance.now() < giveUpAt) await sleep(100)
  const left = await sessions()
  await writer.query('rollback')
  writer.release()
  expect(outcome).toBe('stopped')
  expect(left).toBe(0)
})

test('[EN18] when a stop is over the slot is gone, though Postgres was slow to hear of it', async () => {
  const pool = database.pool('postgres', 4)
  const engine = engineUnderTest(pool)
  await engine.start()
  const slots = 'select active_pid as pid from pg_replication_slots where database = current_database()'
  const sender = await eventually(
    'the slot is read',
    async () => (await pool.query<{ pid: number }>(slots)).rows[0]?.pid,
  )
  // As if it had no turn on a loaded machine.
  process.kill(sender, 'SIGSTOP')
  setTimeout(() => process.kill(sender, 'SIGCONT'), BUSY_MS)
  await engine.stop()
  expect((await pool.query(slots)).rows).toEqual([])
})
