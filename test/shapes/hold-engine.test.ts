import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { createLogger } from '../../server/log/create-logger.ts'
import { type EngineHold, type Holding, holdEngine } from '../../server/shapes/hold-engine.ts'
import { eventually } from '../jobs/eventually.ts'
import { createTestDatabase, type TestDatabase } from '../setup/database.ts'

const log = createLogger({ level: 'silent', secret: 'test' })
const holds: EngineHold[] = []
let database: TestDatabase

beforeAll(async () => {
  database = await createTestDatabase()
})
afterAll(() => database.close())
afterEach(async () => {
  for (const hold of holds.splice(0)) await hold.stop()
})

function contend(address: string): EngineHold & { readonly changes: Holding['kind'][] } {
  const changes: Holding['kind'][] = []
  const access = { ...database.config('postgres'), user: 'blesaf_replication' }
  const hold = holdEngine({ access, address, log, onChange: ({ kind }) => changes.push(kind) })
  holds.push(hold)
  return Object.assign(hold, { changes })
}

const kindIs = (hold: EngineHold, kind: Holding['kind']): Promise<unknown> =>
  eventually(`${kind} holds`, async () => hold.current.kind === kind)

test('[SH2] of five that contend at once exactly one holds, and the others know its address', async () => {
  const five = [1, 2, 3, 4, 5].map((n) => contend(`http://10.0.0.${n}`))
  for (const hold of five) await eventually('it knows', async () => hold.current.kind !== 'nobody')
  const own = five.filter(({ current }) => current.kind === 'own')
  expect(own).toHaveLength(1)
  const at = five.findIndex(({ current }) => current.kind === 'own')
  for (const { current } of five) {
    if (current.kind === 'other') expect(current.address).toBe(`http://10.0.0.${at + 1}`)
  }
})

test('[SH4] a holder that stops is followed by another; the one that asks at once knows it at once', async () => {
  const first = contend('http://10.0.0.1')
  await kindIs(first, 'own')
  const second = contend('http://10.0.0.2')
  await kindIs(second, 'other')
  await first.stop()
  expect((await second.look()).kind).toBe('own')
})

test('[SH5] a holder whose session is ended knows that it holds nothing, and holds under a new id afterwards', async () => {
  const hold = contend('http://10.0.0.1')
  await kindIs(hold, 'own')
  const former = hold.current
  await database.pool('postgres').query('select pg_terminate_backend(backend_pid) from app_private.engine_holder')
  await eventually('it is lost and held again', async () => hold.changes.length >= 3)
  expect(hold.changes).toEqual(['own', 'nobody', 'own'])
  expect(hold.current).not.toEqual(former)
})

test('[SH2] a row without its lock is not believed', async () => {
  const pool = database.pool('postgres')
  await pool.query(
    `insert into app_private.engine_holder (hold_id, address, backend_pid) values (gen_random_uuid(), 'http://10.0.0.9', 1)
     on conflict (only_one) do update set address = excluded.address, backend_pid = excluded.backend_pid`,
  )
  const lock = await pool.connect()
  await lock.query('select pg_advisory_lock(1651271027, 1701734254)')
  const hold = contend('http://10.0.0.1')
  expect((await hold.look()).kind).toBe('nobody')
  await lock.query('select pg_advisory_unlock_all()')
  lock.release()
  expect((await hold.look()).kind).toBe('own')
})
