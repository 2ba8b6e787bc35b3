import pg from 'pg'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { migrate } from './migrate.ts'
import { pendingMigrations } from './pending-migrations.ts'
import { startTestCluster, type TestCluster } from './test-cluster.ts'
import { createTestDirectory, type TestDirectory } from './test-directory.ts'

const TICKETS = 'create schema queue; create table queue.tickets (id integer primary key, label text);'
const ONE = `create or replace function queue.one() returns integer language sql begin atomic select 1; end;`
const TWO = `create or replace function queue.two() returns integer language sql begin atomic select queue.one() + 1; end;`

let cluster: TestCluster
let connection: pg.ClientConfig
let client: pg.Client
let directory: TestDirectory

beforeAll(async () => {
  cluster = await startTestCluster()
})
afterAll(() => cluster.stop())

beforeEach(async () => {
  connection = await cluster.createDatabase()
  client = new pg.Client(connection)
  await client.connect()
  directory = createTestDirectory({
    'migrations/0001_tickets.sql': TICKETS,
    'functions/queue/b_one.sql': ONE,
    'functions/queue/a_two.sql': TWO,
  })
})
afterEach(async () => {
  await client.end()
  directory.dispose()
})

const run = (more: Partial<Parameters<typeof migrate>[0]> = {}) =>
  migrate({ connection, directory: directory.path, ...more })
const value = async (sql: string) => Object.values((await client.query(sql)).rows[0] ?? {})[0]

describe('a run', () => {
  test('brings a fresh database to the state of the directory, and a second one does nothing', async () => {
    const first = await run()
    expect(first.applied).toEqual([
      'roles.sql',
      'migrations/0001_tickets.sql',
      'functions/queue/a_two.sql',
      'functions/queue/b_one.sql',
    ])
    expect(await value('select queue.two()')).toBe(2)
    expect(await run()).toEqual({ applied: [] })
  })

  test('makes objects that belong to blesaf_owner', async () => {
    await run()
    expect(await value(`select tableowner from pg_tables where tablename = 'tickets'`)).toBe('blesaf_owner')
    expect(await value(`select proowner::regrole::text from pg_proc where proname = 'two'`)).toBe('blesaf_owner')
    expect(await value(`select tableowner from pg_tables where schemaname = 'graphile_worker' limit 1`)).toBe(
      'blesaf_owner',
    )
  })

  test('applies a changed object again, and only that one', async () => {
    await run()
    directory.write({ 'functions/queue/b_one.sql': ONE.replace('select 1', 'select 41') })
    expect((await run()).applied).toEqual(['functions/queue/b_one.sql'])
    expect(await value('select queue.two()')).toBe(42)
  })

  test('applies objects whatever their order, across folders', async () => {
    directory.write({
      'rules/aaa.sql': 'create or replace view queue.aaa as select queue.two() as two, v.id from queue.zzz as v;',
      'views/zzz.sql': 'create or replace view queue.zzz as select id from queue.tickets;',
      'data/a_child.sql': `insert into queue.words values ('b', 'a') on conflict do nothing;`,
      'data/b_parent.sql': `insert into queue.words values ('a', null) on conflict do nothing;`,
      'migrations/0002_words.sql':
        'create table queue.words (id text primary key, parent text references queue.words);',
    })
    await run()
    expect(await value('select count(*)::int from queue.words')).toBe(2)
    expect(await value('select count(*)::int from queue.aaa')).toBe(0)
  })

  test('several at once end with the same state, and all but one have nothing to do', async () => {
    const applied = await Promise.all([run(), run(), run()])
    expect(applied.filter((one) => one.applied.length === 0)).toHaveLength(2)
    expect(await value('select count(*)::int from migrations.applied')).toBe(1)
  })

  test('gives up when another server migrates for too long', async () => {
    const other = new pg.Client(connection)
    await other.connect()
    await other.query('select pg_advisory_lock($1, $2)', [0x626c6573, 0x6d696772])
    await expect(run({ waitMsMax: 300 })).rejects.toMatchObject({ code: 'lock_wait' })
    await other.end()
    expect((await run()).applied).toContain('migrations/0001_tickets.sql')
  })
})

describe('a migration', () => {
  test('whose text changed is refused by name', async () => {
    await run()
    directory.write({ 'migrations/0001_tickets.sql': `${TICKETS} -- changed` })
    await expect(run()).rejects.toMatchObject({ code: 'migration_changed', file: 'migrations/0001_tickets.sql' })
  })

  test('checked out with other line ends is the same one', async () => {
    directory.write({ 'migrations/0001_tickets.sql': `${TICKETS}\n` })
    await run()
    directory.write({ 'migrations/0001_tickets.sql': `${TICKETS}\r\n` })
    expect(await run()).toEqual({ applied: [] })
  })

  test('that was renamed is refused', async () => {
    await run()
    directory.remove('migrations/0001_tickets.sql')
    directory.write({ 'migrations/0001_other.sql': TICKETS })
    await expect(run()).rejects.toMatchObject({ code: 'migration_renamed' })
  })

  test.each([
    ['migration_gap', 'migrations/0003_late.sql'],
    ['migration_duplicate', 'migrations/0001_again.sql'],
    ['migration_name', 'migrations/2_short.sql'],
  ])('is refused with %s as %s', async (code, file) => {
    directory.write({ [file]: 'select 1;' })
    await expect(run()).rejects.toMatchObject({ code })
  })

  test('that the code does not know leaves the database untouched', async () => {
    directory.write({ 'migrations/0002_newer.sql': 'alter table queue.tickets add column more text;' })
    await run()
    directory.remove('migrations/0002_newer.sql')
    directory.write({ 'functions/queue/b_one.sql': ONE.replace('select 1', 'select 0') })
    const lines: string[] = []
    expect(await run({ log: (line) => lines.push(line) })).toEqual({ applied: [] })
    expect(lines.join()).toContain('0002_newer.sql')
    expect(await value('select queue.one()')).toBe(1)
  })

  test('is pending until it is applied, and any role may ask', async () => {
    expect(await pendingMigrations(client, directory.path)).toEqual(['0001_tickets.sql'])
    await run()
    directory.write({ 'migrations/0002_more.sql': 'select 1;' })
    await client.query('set role blesaf_api')
    expect(await pendingMigrations(client, directory.path)).toEqual(['0002_more.sql'])
    // Asked every second, so by names alone: no file is read for it, not even one that is no migration at all.
    directory.write({ 'migrations/0009_after_a_gap.sql': 'select 1;' })
    expect(await pendingMigrations(client, directory.path)).toEqual(['0002_more.sql', '0009_after_a_gap.sql'])
    await expect(client.query('select from migrations.applied')).rejects.toMatchObject({ code: '42501' })
    await expect(client.query(`select migrations.forget('x')`)).rejects.toMatchObject({ code: '42501' })
  })
})

describe('a failing file', () => {
  test('is named with its line, and everything of the run is rolled back', async () => {
    directory.write({
      'migrations/0002_broken.sql': 'create table queue.more (id integer);\n\nselect\n  nonsense\nfrom queue.more;',
    })
    await expect(run()).rejects.toMatchObject({ code: 'statement_failed', file: 'migrations/0002_broken.sql', line: 4 })
    expect(await value(`select to_regclass('queue.tickets')::text`)).toBe(null)
    expect(await value('select count(*)::int from migrations.applied')).toBe(0)
  })

  test('is named with the line of its statement where Postgres tells no position', async () => {
    directory.write({ 'migrations/0002_twice.sql': `select ';';\n-- again\ncreate table queue.tickets (id integer);` })
    await expect(run()).rejects.toMatchObject({ file: 'migrations/0002_twice.sql', line: 3 })
  })

  test('may not end the transaction of the run', async () => {
    directory.write({ 'migrations/0002_commit.sql': 'select 1;\ncommit;' })
    await expect(run()).rejects.toMatchObject({ code: 'transaction_control', line: 2 })
  })

  test('among the objects is told together with all that wait for it', async () => {
    directory.write({ 'functions/queue/b_one.sql': ONE.replace('select 1', 'select id from queue.missing') })
    const error = await run().catch((caught) => caught)
    expect(error.message).toContain('functions/queue/b_one.sql:1: relation "queue.missing" does not exist (42P01)')
    expect(error.message).toContain('functions/queue/a_two.sql:1: function queue.one() does not exist')
  })
})

describe('an object', () => {
  const changedResult = ONE.replace('returns integer', 'returns bigint')
  const changedArguments = ONE.replace('one()', 'one(step integer)')

  test.each([
    ['result', changedResult],
    ['arguments', changedArguments],
  ])('whose %s changed is refused until a migration drops it', async (_what, text) => {
    directory.remove('functions/queue/a_two.sql')
    await run()
    directory.write({ 'functions/queue/b_one.sql': text, 'functions/queue/a_two.sql': 'select 1;' })
    await expect(run()).rejects.toMatchObject({ code: 'signature_changed', file: 'functions/queue/b_one.sql' })
    directory.write({
      'migrations/0002_drop_one.sql': `drop function if exists queue.one(); select migrations.forget('functions/queue/b_one.sql');`,
    })
    expect((await run()).applied).toContain('functions/queue/b_one.sql')
  })

  test('that a migration forgot is applied again although its text is the same', async () => {
    await run()
    directory.write({
      'migrations/0002_rebuild.sql': `drop function if exists queue.two(); select migrations.forget('functions/queue/a_two.sql');`,
    })
    expect((await run()).applied).toEqual(['migrations/0002_rebuild.sql', 'functions/queue/a_two.sql'])
    expect(await value('select queue.two()')).toBe(2)
  })

  test('whose file is gone stays in the database, and the run says so', async () => {
    await run()
    directory.remove('functions/queue/a_two.sql')
    const lines: string[] = []
    await run({ log: (line) => lines.push(line) })
    expect(lines.join()).toContain('functions/queue/a_two.sql is gone')
    expect(await value('select queue.two()')).toBe(2)
  })
})

describe('a lock that somebody holds', () => {
  const ALTER = 'alter table queue.tickets add column more text;'

  async function holdTickets(): Promise<pg.Client> {
    const reader = new pg.Client(connection)
    await reader.connect()
    await reader.query('begin')
    await reader.query('select from queue.tickets')
    return reader
  }

  test('is waited for briefly, and the whole run is tried again', async () => {
    await run()
    const reader = await holdTickets()
    directory.write({ 'migrations/0002_more.sql': ALTER })
    const lines: string[] = []
    const log = (line: string) => {
      lines.push(line)
      if (line.includes('55P03')) void reader.end()
    }
    expect((await run({ lockTimeoutMs: 100, log })).applied).toEqual(['migrations/0002_more.sql'])
    expect(lines.filter((line) => line.includes('55P03'))).toHaveLength(1)
  })

  test('ends the run after so many attempts', async () => {
    await run()
    const reader = await holdTickets()
    directory.write({ 'migrations/0002_more.sql': ALTER })
    await expect(run({ lockTimeoutMs: 50, lockAttemptsMax: 2 })).rejects.toMatchObject({
      code: 'statement_failed',
      cause: { code: '55P03' },
    })
    await reader.end()
  })
})
