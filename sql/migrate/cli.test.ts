import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { runCli } from './cli.ts'
import { startTestCluster, type TestCluster } from './test-cluster.ts'
import { createTestDirectory, type TestDirectory } from './test-directory.ts'

let cluster: TestCluster
let connection: pg.ClientConfig
let directory: TestDirectory
let lines: string[]
let closed: number

beforeAll(async () => {
  cluster = await startTestCluster()
})
afterAll(() => cluster.stop())
beforeEach(async () => {
  connection = await cluster.createDatabase()
  directory = createTestDirectory({
    'migrations/0001_queue.sql': 'create schema queue;',
    'functions/one.sql': 'create or replace function queue.one() returns integer language sql return 1;',
  })
  lines = []
  closed = 0
})
afterEach(() => directory.dispose())

const cli = (args: string[], isOurs = true) =>
  runCli(args, {
    connect: async () => ({ connection, isOurs, close: async () => void closed++ }),
    print: (line) => void lines.push(line),
    directory: directory.path,
  })

async function query(sql: string): Promise<unknown> {
  const client = new pg.Client(connection)
  await client.connect()
  const answer = await client.query(sql).finally(() => client.end())
  return Object.values(answer.rows[0] ?? {})[0]
}

test('db:new writes the next numbered file and asks for no database', async () => {
  expect(await cli(['db:new', 'add', 'Printed-number'])).toBe(0)
  expect(existsSync(join(directory.path, 'migrations/0002_add_printed_number.sql'))).toBe(true)
  expect(await cli(['db:new', '../up'])).toBe(1)
  expect(closed).toBe(0)
})

test('an unknown task is answered with the usage', async () => {
  expect(await cli(['db:drop'])).toBe(1)
  expect(lines.join()).toContain('db:migrate [--check]')
})

describe('db:migrate', () => {
  test('makes the embedded database where there is none, applies, and then finds nothing to do', async () => {
    connection = { ...connection, database: 'not_made_yet' }
    expect(await cli(['db:migrate'])).toBe(0)
    expect(lines).toContain('applied migrations/0001_queue.sql')
    await cli(['db:migrate'])
    expect(lines.at(-1)).toBe('nothing to do')
    expect(closed).toBe(2)
  })

  test('tells a fault by its code and closes the database', async () => {
    directory.write({ 'migrations/0002_broken.sql': 'nonsense;' })
    expect(await cli(['db:migrate'])).toBe(1)
    expect(lines.at(-1)).toMatch(/^statement_failed: migrations\/0002_broken.sql:1: /)
    expect(closed).toBe(1)
  })
})

describe('db:migrate --check', () => {
  const check = async () => {
    lines = []
    const code = await cli(['db:migrate', '--check'])
    return [code, ...lines.slice(0, -1)]
  }

  test('is content with a migrated database only, and changes nothing', async () => {
    const [code, ...faults] = await check()
    expect([code, faults.length]).toEqual([1, 3])
    await cli(['db:migrate'])
    expect(await check()).toEqual([0])
  })

  test('names a vanished object until a migration drops and forgets it', async () => {
    await cli(['db:migrate'])
    directory.remove('functions/one.sql')
    expect(await check()).toEqual([1, expect.stringContaining(`migrations.forget('functions/one.sql')`)])
    directory.write({
      'migrations/0002_drop.sql': `drop function if exists queue.one(); select migrations.forget('functions/one.sql');`,
    })
    await cli(['db:migrate'])
    expect(await check()).toEqual([0])
  })

  test('names what a newer version applied', async () => {
    directory.write({ 'migrations/0002_newer.sql': 'select 1;' })
    await cli(['db:migrate'])
    directory.remove('migrations/0002_newer.sql')
    expect(await check()).toEqual([1, expect.stringContaining('0002_newer.sql was applied by a newer version')])
  })
})

describe('db:reset', () => {
  beforeEach(async () => {
    await cli(['db:migrate'])
    await query('create table public.kept (id integer)')
  })
  const isKept = () => query(`select to_regclass('public.kept') is not null`)

  test('makes the embedded database anew', async () => {
    expect(await cli(['db:reset'])).toBe(0)
    expect(await isKept()).toBe(false)
    expect(await query('select queue.one()')).toBe(1)
  })

  test.each([[[]], [['--force']], [['--force', 'another']]])('refuses an outside database with %j', async (args) => {
    expect(await cli(['db:reset', ...args], false)).toBe(1)
    expect(lines.at(-1)).toMatch(/^reset_refused/)
    expect(await isKept()).toBe(true)
  })

  test('obeys for an outside database that is named', async () => {
    expect(await cli(['db:reset', '--force', String(connection.database)], false)).toBe(0)
    expect(await isKept()).toBe(false)
  })
})

test('db:dump writes schema.txt, --check compares it, and no scratch database stays', async () => {
  expect(await cli(['db:dump'])).toBe(0)
  expect(readFileSync(join(directory.path, 'schema.txt'), 'utf8')).toContain('function queue.one() returns integer')
  expect(await cli(['db:dump', '--check'])).toBe(0)
  directory.write({
    'functions/one.sql': 'create or replace function queue.one() returns integer language sql return 2;',
  })
  expect(await cli(['db:dump', '--check'])).toBe(1)
  expect(await query(`select count(*)::int from pg_database where datname like 'blesaf_dump%'`)).toBe(0)
})
