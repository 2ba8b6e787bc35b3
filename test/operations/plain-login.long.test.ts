import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { runServer, type ServerProcess } from '../setup/run-server.ts'
import { demoBranch, openDevice } from './demo-device.ts'
import { OutsideCluster } from './outside-cluster.ts'

vi.setConfig({ testTimeout: 180_000, hookTimeout: 60_000 })

const LOGIN = 'queue_login'
const PASSWORD = 'p@ss/w:rd?'

/** A login as a hosting company gives it: a password, no superuser, an empty database. */
const cluster = new OutsideCluster()
const servers: ServerProcess[] = []

beforeAll(async () => {
  await cluster.create()
  await cluster.root.query(`create role ${LOGIN} login createrole replication bypassrls password '${PASSWORD}'`)
  await cluster.root.query(`grant create, connect on database queue to ${LOGIN} with grant option`)
  const path = join(cluster.postgres.data, 'pg_hba.conf')
  writeFileSync(path, `local all ${LOGIN} scram-sha-256\n${readFileSync(path, 'utf8')}`)
  await cluster.root.query('select pg_reload_conf()')
})
afterAll(async () => {
  for (const { child } of servers) child.kill('SIGKILL')
  await cluster.remove()
})

function urlWith(password: string): string {
  const url = new URL(cluster.url(LOGIN))
  url.password = encodeURIComponent(password)
  return url.href
}

function run(more: Record<string, string> = {}): ServerProcess {
  const server = runServer({ DEMO: '1', DATABASE_URL: urlWith(PASSWORD), APP_SECRET: 's'.repeat(48), ...more })
  servers.push(server)
  return server
}

test('a login whose rights do not suffice to make our roles and schemas is told so before anything is made', async () => {
  await cluster.root.query('create role queue_weak login createrole replication')
  await cluster.root.query('grant create on database queue to queue_weak')
  const server = run({ DATABASE_URL: cluster.url('queue_weak') })
  expect(await server.exit).toBe(1)
  expect(server.said.words.trim().split('\n')).toEqual([
    'The Postgres at DATABASE_URL cannot be used:',
    expect.stringContaining('Role blesaf_replication is missing'),
    expect.stringContaining('with grant option'),
  ])
  const { rows } = await cluster.root.query(`select rolname from pg_roles where rolname like 'blesaf%'`)
  expect(rows).toEqual([])
})

test('a wrong password is said in one line, without it', async () => {
  const server = run({ DATABASE_URL: urlWith('hunter2') })
  expect(await server.exit).toBe(1)
  expect(server.said.words.trim().split('\n').at(-1)).toContain(`password authentication failed for user "${LOGIN}"`)
  expect(server.said.words + server.said.log).not.toContain('hunter2')
})

test('of three servers that start at once on an empty database one migrates, and all come up', async () => {
  const three = [run(), run(), run()]
  const addresses = await Promise.all(three.map((server) => server.address()))
  for (const address of addresses) expect((await fetch(`${address}/health/ready`)).status).toBe(200)
  const migrated = three.filter(({ said }) => said.words.includes('applying migrations/0001_'))
  expect(migrated).toHaveLength(1)
  const { rows } = await cluster.root.query(`select count(*)::int as tenants from app.tenants where not is_platform`)
  expect(rows).toEqual([{ tenants: 2 }])
})

test('requests and jobs run in roles that own nothing', async () => {
  const address = await (servers.at(-1) as ServerProcess).address()
  const kiosk = await openDevice(address, await demoBranch(address, 'tunis-orangers'), 'kiosk-1')
  expect((await kiosk.push([kiosk.writeIssue(500)])).results[0]?.outcome.kind).toBe('applied')
  const { rows } = await cluster.root.query(
    `select distinct application_name, usename from pg_stat_activity where application_name like 'blesaf %' order by 1`,
  )
  expect(rows.map(({ application_name }) => application_name)).toContain('blesaf api')
  expect(new Set(rows.map(({ usename }) => usename))).toEqual(new Set([LOGIN]))
  const owned = await cluster.root.query(
    `select count(*)::int as n from pg_class where relowner in (select oid from pg_roles where rolname in ('blesaf_api', 'blesaf_worker', '${LOGIN}'))`,
  )
  expect(owned.rows).toEqual([{ n: 0 }])
})
