import { afterEach, beforeEach, expect, test } from 'vitest'
import { WorkerConnection } from '../../server/jobs/worker-connection.ts'
import { createLiveness } from '../../server/jobs/worker-liveness.ts'
import { createLogger } from '../../server/log/create-logger.ts'
import { World } from '../setup/world.ts'
import { eventually } from './eventually.ts'

const log = createLogger({ level: 'silent', secret: 'x'.repeat(32) })

let world: World
beforeEach(async () => {
  world = await World.create()
})
afterEach(() => world.close())

test('a connection that is closed while it is opened proves nobody alive afterwards', async () => {
  const alive = new WorkerConnection(world.database.config('worker'), log)
  const holding = alive.hold('pool-ended')
  await alive.close()
  await expect(holding).rejects.toMatchObject({ code: 'worker_not_registered' })
  await eventually('its session is gone', hasNoSession)
})

test('one that could not take its locks, or not look at the others, is not left open', async () => {
  const config = world.database.config('worker')
  await world.root.query(
    'revoke execute on function app.hold_worker(text), app.unlock_dead_workers(text[]) from blesaf_worker',
  )
  await expect(new WorkerConnection(config, log).hold('pool-refused')).rejects.toMatchObject({ code: '42501' })
  const looking = createLiveness({ connection: config, log, clock: () => 0, sweepMs: 60_000 })
  await expect(looking).rejects.toMatchObject({ code: '42501' })
  await eventually('their sessions are gone', hasNoSession)
})

const hasNoSession = async (): Promise<boolean> => {
  const { rows } = await world.root.query(
    `select from pg_stat_activity where application_name = 'blesaf worker alive' and datname = current_database()`,
  )
  return rows.length === 0
}
