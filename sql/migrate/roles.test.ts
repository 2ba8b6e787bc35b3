import { runOnce } from 'graphile-worker'
import pg from 'pg'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { migrate } from './migrate.ts'
import { startTestCluster, type TestCluster } from './test-cluster.ts'
import { createTestDirectory, type TestDirectory } from './test-directory.ts'

let cluster: TestCluster
let connection: pg.ClientConfig
let directory: TestDirectory

beforeAll(async () => {
  cluster = await startTestCluster()
})
afterAll(() => cluster.stop())
beforeEach(async () => {
  connection = await cluster.createDatabase()
  directory = createTestDirectory({
    'migrations/0001_queue.sql': 'create schema queue; grant usage on schema queue to blesaf_api;',
    'functions/enqueue.sql': `create or replace function queue.enqueue() returns void language sql security definer set search_path = ''
      begin atomic select graphile_worker.add_job('tell', '{"n": 7}'::json); end;`,
  })
})
afterEach(() => directory.dispose())

async function as(user: string, sql: string): Promise<pg.QueryResult> {
  const client = new pg.Client({ ...connection, user })
  await client.connect()
  return client.query(sql).finally(() => client.end())
}

test('a job enqueued by the api role through a definer function is run by the worker role', async () => {
  await migrate({ connection, directory: directory.path })
  await as('blesaf_api', 'select queue.enqueue()')
  const pool = new pg.Pool({ ...connection, user: 'blesaf_worker' })
  pool.on('error', () => undefined)
  pool.on('connect', (client) => client.on('error', () => undefined))
  const seen: unknown[] = []
  await runOnce({ pgPool: pool, noHandleSignals: true, taskList: { tell: (payload) => void seen.push(payload) } })
  await pool.end()
  expect(seen).toEqual([{ n: 7 }])
  expect((await as('blesaf_worker', 'select from graphile_worker._private_jobs')).rowCount).toBe(0)
})

test('the api role sees no job and enqueues none by itself', async () => {
  await migrate({ connection, directory: directory.path })
  for (const sql of ['select from graphile_worker.jobs', `select graphile_worker.add_job('tell')`]) {
    await expect(as('blesaf_api', sql)).rejects.toMatchObject({ code: '42501' })
  }
})

test('the worker role may not change the schema of its jobs', async () => {
  await migrate({ connection, directory: directory.path })
  await expect(as('blesaf_worker', 'drop table graphile_worker._private_jobs cascade')).rejects.toMatchObject({
    code: '42501',
  })
  await expect(as('blesaf_worker', 'create table graphile_worker.mine (id integer)')).rejects.toMatchObject({
    code: '42501',
  })
})

test('a user without superuser rights migrates a database that it owns, if it administers the roles', async () => {
  await migrate({ connection, directory: directory.path })
  await as(
    'postgres',
    'create role deployer login createrole; grant blesaf_owner to deployer with admin true, set false, inherit false',
  )
  await as('postgres', 'create database outside owner deployer')
  connection = { ...connection, user: 'deployer', database: 'outside' }
  expect((await migrate({ connection, directory: directory.path })).applied).toContain('migrations/0001_queue.sql')
  expect((await migrate({ connection, directory: directory.path })).applied).toEqual([])
  const owner = await as('deployer', `select nspowner::regrole::text as name from pg_namespace where nspname = 'queue'`)
  expect(owner.rows).toEqual([{ name: 'blesaf_owner' }])
})

test('without roles there is no run', async () => {
  directory.remove('roles.sql')
  await as('postgres', 'alter role blesaf_owner rename to hidden')
  await expect(migrate({ connection, directory: directory.path })).rejects.toMatchObject({ code: 'roles_missing' })
  await as('postgres', 'alter role hidden rename to blesaf_owner')
})
