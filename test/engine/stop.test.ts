import { setTimeout as sleep } from 'node:timers/promises'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { createEngine } from '../../server/engine/create-engine.ts'
import { createLogger } from '../../server/log/create-logger.ts'
import { createTestDatabase, type TestDatabase } from '../setup/database.ts'

const STOP_MS_MAX = 2_000
const SESSION_MS_MAX = 10_000

let database: TestDatabase

beforeEach(async () => {
  database = await createTestDatabase()
})

afterEach(() => database.close())

test('[EN18] a stop ends also an engine whose slot waits for an open transaction, and leaves no session behind', async () => {
  const pool = database.pool('postgres', 4)
  const writer = await pool.connect()
  await writer.query('create table items(id int primary key); begin; insert into items values (1)')
  const engine = createEngine({
    connection: { ...database.config('postgres'), application_name: 'engine under test' },
    pool,
    clock: () => performance.timeOrigin + performance.now(),
    log: createLogger({ level: 'silent', secret: 'test' }),
  })
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
