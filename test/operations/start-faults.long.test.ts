import { once } from 'node:events'
import { chmodSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { startEmbeddedPostgres } from '../../server/postgres/start-embedded-postgres.ts'
import { aFolder, canRunUs, isRoot, removeFolder } from '../postgres/helpers.ts'
import { createTestDatabase, type TestDatabase } from '../setup/database.ts'
import { runServer, type ServerProcess } from '../setup/run-server.ts'
import { type FakeColumn, startFakePostgres } from './fake-postgres.ts'

// Each start is a process of its own, and a busy machine starts them slowly.
vi.setConfig({ testTimeout: 180_000, hookTimeout: 60_000 })

const WEAK = 'start_faults_weak'
const NOBODY = 65_534
const SECRETS = { APP_SECRET: 's'.repeat(32), PUBLIC_URL: 'https://queue.example.com' }
let database: TestDatabase
let folder: string
const started: ServerProcess[] = []

beforeAll(async () => {
  database = await createTestDatabase()
  folder = aFolder()
  await database.pool('postgres').query(`create role ${WEAK} login`)
})
afterAll(async () => {
  for (const { child } of started) child.kill('SIGKILL')
  await removeFolder(folder)
  await database.pool('postgres').query(`drop role ${WEAK}`)
  await database.close()
})

function run(...args: Parameters<typeof runServer>): ServerProcess {
  const server = runServer(...args)
  started.push(server)
  return server
}

function urlOf(user = 'postgres', name = database.name): string {
  const { host, port } = database.config('postgres')
  return `postgres://${user}@${encodeURIComponent(host)}:${port}/${name}`
}

/** Ends with code 1, and the last words are the reason, for a person: no stack, no object, no secret. */
async function reasonOf(server: ServerProcess): Promise<string> {
  expect(await server.exit, server.said.words).toBe(1)
  expect(server.said.words + server.said.log).not.toMatch(/^\s+at |node:internal|\[object|hunter2/m)
  expect(server.said.log).not.toContain('"level":60')
  return server.said.words.trim()
}

const lastLineOf = async (server: ServerProcess) => (await reasonOf(server)).split('\n').at(-1)

test('all faults of the configuration are named at once', async () => {
  const reason = await reasonOf(
    run({
      PORT: 'http',
      ROLE: 'boss',
      LOG_LEVEL: 'loud',
      DATABASE_URL: 'mysql://user:hunter2@host/x',
      APP_SECRET: 'hunter2',
      METRICS_TOKEN_FILE: '/nowhere/token',
      TLS_CERT_FILE: '/nowhere/cert.pem',
    }),
  )
  const [title, ...faults] = reason.split('\n')
  expect(title).toBe('The configuration has faults:')
  const keys = ['METRICS_TOKEN_FILE', 'PORT', 'ROLE', 'DATABASE_URL', 'APP_SECRET', 'LOG_LEVEL', 'TLS_KEY_FILE']
  expect(faults.map((line) => line.trim().split(':')[0])).toEqual([...keys, 'TLS_CERT_FILE'])
})

test('a taken port is named with another one to try', async () => {
  const other = createServer().listen(0, '127.0.0.1')
  await once(other, 'listening')
  const port = String((other.address() as { port: number }).port)
  const line = await lastLineOf(run({ ...SECRETS, DATABASE_URL: urlOf(), PORT: port }))
  other.close()
  expect(line).toMatch(new RegExp(`^Port ${port} is taken by another program\\. .*PORT=\\d+ npm start$`))
})

test.each([
  ['nobody who answers', () => 'postgres://user:hunter2@127.0.0.1:1/none', /does not answer \(ECONNREFUSED\)/],
  ['a database that is not there', () => urlOf('postgres', 'no_such'), /\(3D000\).*"no_such" does not exist/],
  ['a user who is not there', () => urlOf('no_one'), /\(28000\).*"no_one" does not exist/],
])('a DATABASE_URL that names %s is said in one line', async (_what, url, reason) => {
  expect(await lastLineOf(run({ ...SECRETS, DATABASE_URL: url() }))).toMatch(reason)
})

test('a user without rights is told each right that is missing', async () => {
  const reason = await reasonOf(run({ ...SECRETS, DATABASE_URL: urlOf(WEAK) }))
  expect(reason.split('\n')).toEqual([
    'The Postgres at DATABASE_URL cannot be used:',
    expect.stringContaining('may not create roles'),
    expect.stringContaining('may not create schemas'),
    expect.stringContaining('may not replicate'),
  ])
})

const POSTGRES_15: FakeColumn[] = [
  { name: 'version', type: 'int4', value: '150012' },
  { name: 'encoding', type: 'text', value: 'UTF8' },
  { name: 'wal_level', type: 'text', value: 'logical' },
  { name: 'is_standby', type: 'bool', value: 'f' },
  { name: 'slots', type: 'int4', value: '10' },
  { name: 'may_create_roles', type: 'bool', value: 't' },
  { name: 'may_make_replication_role', type: 'bool', value: 't' },
  { name: 'may_act_as', type: 'textArray', value: '{}' },
  { name: 'may_create_schema', type: 'bool', value: 't' },
  { name: 'may_replicate', type: 'bool', value: 't' },
]

test('a Postgres that is too old is told by its version', async () => {
  const old = await startFakePostgres(POSTGRES_15)
  const url = `postgres://user@127.0.0.1:${old.port}/queue`
  expect(await lastLineOf(run({ ...SECRETS, DATABASE_URL: url }))).toBe('  Postgres 17 or newer is needed; this is 15.')
  old.close()
})

test('a Postgres without logical decoding is told how to change that', async () => {
  const settings = { wal_level: 'replica', fsync: 'off' }
  const directory = join(folder, 'replica')
  const other = await startEmbeddedPostgres({ directory, log: () => undefined, settings })
  try {
    const line = await lastLineOf(run({ ...SECRETS, DATABASE_URL: other.url('postgres', 'postgres') }))
    expect(line).toContain('wal_level must be "logical", not "replica"')
  } finally {
    await other.stop()
  }
})

test('a data folder that cannot be made is named', async () => {
  const file = join(folder, 'a-file')
  writeFileSync(file, '')
  expect(await lastLineOf(run({ DATA_DIR: join(file, 'data') }))).toContain(`${join(file, 'data')} cannot be made`)
})

/** For root every folder is writable, and in a checkout closed to others no other account can run this at all. */
const account = isRoot ? { uid: NOBODY } : {}
if (!isRoot || canRunUs(NOBODY)) {
  test('a data folder that this account may not write is named', async () => {
    const closed = aFolder(0o555)
    expect(await lastLineOf(run({ DATA_DIR: closed }, account))).toContain(closed)
    expect(await lastLineOf(run({ DATA_DIR: join(closed, 'data') }, account))).toContain(join(closed, 'data'))
    chmodSync(closed, 0o755)
    await removeFolder(closed)
  })
}

test('a second start on the same data is refused with the address of the first, which goes on', async () => {
  const PUBLIC_URL = 'http://localhost:4711'
  const first = run({ DATA_DIR: folder, PUBLIC_URL })
  const address = await first.address()
  const line = await lastLineOf(run({ DATA_DIR: folder }))
  expect(line).toContain(
    `A server already runs on ${join(folder, 'postgres')}: process ${first.child.pid}, ${PUBLIC_URL}`,
  )
  expect((await fetch(`${address}/health/ready`)).status).toBe(200)
  expect(await first.end('SIGTERM')).toBe(0)
})
