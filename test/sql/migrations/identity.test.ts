import { randomUUID } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, expect, inject, it } from 'vitest'
import { dropDatabase } from '../../../sql/migrate/drop-database.ts'
import { dumpSchema } from '../../../sql/migrate/dump.ts'
import { ensureDatabase } from '../../../sql/migrate/ensure-database.ts'
import { DEFAULT_DIRECTORY, migrate } from '../../../sql/migrate/migrate.ts'
import { createTestDirectory } from '../../../sql/migrate/test-directory.ts'

const FIRST_AFTER = '0007'

/** Functions that were there before and are gone or have other arguments now, by the file that made them. */
const EARLIER: Record<string, string> = {
  'functions/appointments/contact_expiry.sql':
    'app_private.contact_expiry(p_tenant_id uuid, p_at timestamptz) returns timestamptz',
  'functions/archive/erase_commands.sql':
    'app_private.erase_commands(p_branch_id uuid, p_ids uuid[], p_number text, p_number_day date, p_queued_at timestamptz) returns integer',
  'functions/archive/erase_person.sql': 'app.erase_person(p_tenant_id uuid, p_ticket_id uuid) returns jsonb',
  'functions/archive/branch_history.sql':
    'app.branch_history(p_tenant_id uuid, p_branch_id uuid, p_day date, p_after_id uuid, p_limit integer) returns jsonb',
  'functions/archive/ticket_story.sql': 'app.ticket_story(p_tenant_id uuid, p_ticket_id uuid) returns jsonb',
  'functions/quarantine/open_quarantine.sql':
    'app.open_quarantine(p_tenant_id uuid, p_branch_id uuid, p_after jsonb, p_limit integer) returns jsonb',
  'functions/jobs/retry_dead_job.sql': 'app.retry_dead_job(p_id bigint) returns boolean',
}

const connection = { ...inject('cluster'), user: 'postgres', database: `earlier_${randomUUID().slice(0, 8)}` }
const tenantId = randomUUID()
const people = { first: randomUUID(), second: randomUUID(), quiet: randomUUID() }
const sessions = { tablet: randomUUID(), server: randomUUID() }
let client: pg.Client

const texts = (paths: string[]): Record<string, string> =>
  Object.fromEntries(paths.map((path) => [path, readFileSync(join(DEFAULT_DIRECTORY, path), 'utf8')]))

/** The tables as they were, with the functions that changed their shape; what those did is not asked for here. */
async function makeEarlierVersion(): Promise<void> {
  const migrations = readdirSync(join(DEFAULT_DIRECTORY, 'migrations')).filter((name) => name < FIRST_AFTER)
  const functions = Object.entries(EARLIER).map(([path, head]) => [
    path,
    `create function ${head} language sql as $$ select null::${head.split(' returns ')[1]} $$;`,
  ])
  const directory = createTestDirectory({
    ...texts(['roles.sql', ...migrations.map((name) => `migrations/${name}`)]),
    ...Object.fromEntries(functions),
  })
  await migrate({ connection, directory: directory.path }).finally(directory.dispose)
}

async function fill(): Promise<void> {
  const branchId = randomUUID()
  const devices = { tablet: randomUUID(), server: randomUUID() }
  const insert = (text: string, values: unknown[]) => client.query(text, values)
  await insert(`insert into app.tenants (id, slug, name) values ($1, 'old-bank', '{}')`, [tenantId])
  await insert('insert into app.tenant_settings (tenant_id) values ($1)', [tenantId])
  await insert(`insert into app.branches (id, tenant_id, slug, names, clock) values ($1, $2, 'tunis', '{}', '[]')`, [
    branchId,
    tenantId,
  ])
  await insert(
    `insert into app.staff (id, tenant_id, name, email, role, created_at) values
       ($1, $4, 'first', 'Amel@Bank.TN', 'admin', '2026-01-01'), ($2, $4, 'second', 'amel@bank.tn', 'teller', '2026-01-02'),
       ($3, $4, 'quiet', null, 'teller', '2026-01-03')`,
    [people.first, people.second, people.quiet, tenantId],
  )
  for (const kind of ['tablet', 'server'] as const) {
    await insert('insert into app.devices (id, tenant_id, branch_id, kind, name) values ($1, $2, $3, $4, $4)', [
      devices[kind],
      tenantId,
      branchId,
      kind,
    ])
    await insert(
      `insert into app.staff_sessions (id, tenant_id, staff_id, device_id, started_at, expires_at)
       values ($1, $2, $3, $4, now(), now() + interval '1 day')`,
      [sessions[kind], tenantId, people.first, devices[kind]],
    )
  }
}

beforeAll(async () => {
  await ensureDatabase(connection)
  await makeEarlierVersion()
  client = new pg.Client(connection)
  await client.connect()
  await fill()
  await migrate({ connection })
})
afterAll(async () => {
  await client?.end()
  await dropDatabase(connection)
})

it('a database of the earlier version, with data, becomes the same as a fresh one', async () => {
  const fresh = readFileSync(join(DEFAULT_DIRECTORY, 'schema.txt'), 'utf8').replaceAll('\r\n', '\n')
  expect(await dumpSchema(client)).toBe(fresh)
})

it('an e-mail is of one person in lower case: of two that differ by case the first keeps it', async () => {
  const { rows } = await client.query('select name, email from app.staff order by created_at')
  expect(rows).toEqual([
    { name: 'first', email: 'amel@bank.tn' },
    { name: 'second', email: null },
    { name: 'quiet', email: null },
  ])
})

it('[ID2] a session under which the server gave commands for a person proves nobody; one at a tablet is as it was', async () => {
  const { rows } = await client.query('select id, method from app.staff_sessions order by method')
  expect(rows).toEqual([
    { id: sessions.server, method: 'own' },
    { id: sessions.tablet, method: null },
  ])
  const as = async (sessionId: string) =>
    (await client.query('select app.own_profile($1, $2, null) as answer', [tenantId, sessionId])).rows[0].answer
  await expect(as(sessions.server)).rejects.toThrow('unauthenticated')
  expect((await as(sessions.tablet)).person.id).toBe(people.first)
})

it('tenants that were there have the defaults of security, and are sealed off as before', async () => {
  const { rows } = await client.query('select password_length_min from app.tenant_security where tenant_id = $1', [
    tenantId,
  ])
  expect(rows).toEqual([{ password_length_min: 10 }])
  const forced = await client.query(
    `select oid::regclass::text as name from pg_class
     where relnamespace = 'app'::regnamespace and relrowsecurity and not relforcerowsecurity`,
  )
  expect(forced.rows).toEqual([])
})
