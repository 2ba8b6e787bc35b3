import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { letLoginSwitchRoles } from '../../server/database/let-login-switch-roles.ts'
import { withRole } from '../../server/database/outside-access.ts'
import { createPools, type Pools } from '../../server/database/pools.ts'
import { fakeDeps } from '../../server/http/fake-deps.ts'
import { createTestDatabase, type TestDatabase } from '../setup/database.ts'

let database: TestDatabase
let pools: Pools
const { log, lines } = fakeDeps()

beforeAll(async () => {
  database = await createTestDatabase()
  const access = { api: database.config('api'), worker: database.config('worker') }
  pools = createPools({ access, max: 2, log })
})

afterAll(async () => {
  await Promise.all([pools.api.end(), pools.worker.end()])
  await database.close()
})

async function endBackend(pid: number) {
  await database.pool('postgres').query('select pg_terminate_backend($1, 2000)', [pid])
  await sleep(50)
}

describe('createPools', () => {
  test('each pool is its own user, with limits on its statements and transactions', async () => {
    const text = `select current_user as who, current_setting('statement_timeout') as statement,
      current_setting('idle_in_transaction_session_timeout') as idle, current_setting('application_name') as name`
    expect((await pools.api.query(text)).rows).toEqual([
      { who: 'blesaf_api', statement: '10s', idle: '10s', name: 'blesaf api' },
    ])
    expect((await pools.worker.query(text)).rows).toEqual([
      { who: 'blesaf_worker', statement: '5min', idle: '1min', name: 'blesaf worker' },
    ])
  })

  test('a connection that drops, idle or borrowed, is logged and replaced', async () => {
    const borrowed = await pools.api.connect()
    const { rows } = await borrowed.query('select pg_backend_pid() as pid')
    await endBackend(rows[0].pid)
    borrowed.release(true)
    const idle = await pools.api.query('select pg_backend_pid() as pid')
    await endBackend(idle.rows[0].pid)
    expect(lines.filter((line) => line.includes('database connection dropped')).length).toBeGreaterThanOrEqual(2)
    expect((await pools.api.query('select 1 as one')).rows).toEqual([{ one: 1 }])
  })

  test('a connection that Postgres ends while the pools are ending is not worth a word', async () => {
    const access = { api: database.config('api'), worker: database.config('worker') }
    const ending = createPools({ access, max: 1, log })
    const borrowed = await ending.api.connect()
    const { rows } = await borrowed.query('select pg_backend_pid() as pid')
    lines.length = 0
    const ended = Promise.all([ending.api.end(), ending.worker.end()])
    await endBackend(rows[0].pid)
    borrowed.release(true)
    await ended
    expect(lines.filter((line) => line.includes('dropped'))).toEqual([])
  })

  test('a caller who gets no connection in time learns a code, by query and by connect', async () => {
    const access = { api: database.config('api'), worker: database.config('worker') }
    const small = createPools({ access, max: 1, log, connectTimeoutMs: 2_000 })
    const held = await small.api.connect()
    try {
      const asked = await Promise.allSettled([small.api.query('select 1'), small.api.connect()])
      const unreachable = { status: 'rejected', reason: { code: 'database_unreachable' } }
      expect(asked).toMatchObject([unreachable, unreachable])
    } finally {
      held.release()
    }
    expect((await small.api.query('select 1 as one')).rows).toEqual([{ one: 1 }])
    await Promise.all([small.api.end(), small.worker.end()])
  })
})

test('an outside login is switched to the role for good', async () => {
  const { host, port } = database.config('postgres')
  const url = `postgres://postgres@${encodeURIComponent(host)}:${port}/${database.name}?options=-c%20work_mem%3D5MB`
  const access = { connectionString: withRole(url, 'blesaf_api') }
  const outside = createPools({ access: { api: access, worker: access }, max: 1, log })
  await outside.api.query('reset role')
  const { rows } = await outside.api.query(`select current_user as who, current_setting('work_mem') as memory`)
  expect(rows).toEqual([{ who: 'blesaf_api', memory: '5MB' }])
  await outside.api.end()
})

test('a login that only made the roles lets itself become them', async () => {
  const admin = database.pool('postgres')
  // What CREATE ROLE gives to its maker: the right to grant, and no more.
  await admin.query(`create role blesaf_test_maker login createrole;
    grant blesaf_api, blesaf_worker to blesaf_test_maker with admin true, inherit false, set false`)
  const { host, port } = database.config('postgres')
  const url = `postgres://blesaf_test_maker@${encodeURIComponent(host)}:${port}/${database.name}`
  const access = { connectionString: withRole(url, 'blesaf_api') }
  const outside = createPools({ access: { api: access, worker: access }, max: 1, log })
  try {
    await expect(outside.api.query('select 1')).rejects.toMatchObject({ code: '42501' })
    await letLoginSwitchRoles({ connectionString: url })
    await letLoginSwitchRoles({ connectionString: url })
    expect((await outside.api.query('select current_user as who')).rows).toEqual([{ who: 'blesaf_api' }])
  } finally {
    await outside.api.end()
    await admin.query('drop owned by blesaf_test_maker cascade; drop role blesaf_test_maker')
  }
})
