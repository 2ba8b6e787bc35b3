import { createHash } from 'node:crypto'
import type pg from 'pg'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { shapeCatalogue } from '../../sync/shapes/shape-catalogue.ts'
import { publicTicketColumns, staffTicketColumns } from '../../sync/shapes/ticket-columns.ts'
import { type Branch, issueArgs, World } from '../setup/world.ts'

/** In the published tables and in no shape: whoever adds a column says here why it may leave the database at all. */
const PUBLISHED_FOR_NOBODY = { 'app.tickets': ['secret_digest', 'quote'] }
const SECRET = 'TGVzLXNlY3JldHMtcmVzdGVudA'

const entries = Object.entries(shapeCatalogue)
let world: World
let branch: Branch

beforeAll(async () => {
  world = await World.create()
  branch = await world.addBranch()
})
afterAll(() => world.close())

async function columnsOf(relation: string): Promise<Record<string, string>> {
  const { rows } = await world.root.query<{ name: string; type: string }>(
    `select a.attname as name, case when t.typelem <> 0 and t.typcategory = 'A' then e.typname || '[]' else t.typname end as type
     from pg_attribute a join pg_type t on t.oid = a.atttypid left join pg_type e on e.oid = t.typelem
     where a.attrelid = $1::regclass and a.attnum > 0 and not a.attisdropped`,
    [relation],
  )
  return Object.fromEntries(rows.map(({ name, type }) => [name, type]))
}

/** For the engine of ours, and for the real Electric. */
const PUBLICATIONS = ['blesaf', 'electric_publication_blesaf']

it('[GK14] nothing else is published', async () => {
  const { rows } = await world.root.query('select pubname from pg_publication order by 1')
  expect(rows.map(({ pubname }) => pubname)).toEqual(PUBLICATIONS)
})

it.each(PUBLICATIONS)(
  '[GK14] exactly the tables of the catalogue are in %s, whole, with every change',
  async (name) => {
    const { rows } = await world.root.query(
      `select t.schemaname || '.' || t.tablename as name, t.rowfilter, c.relreplident as identity,
       array_length(t.attnames, 1) as columns, p.pubinsert and p.pubupdate and p.pubdelete and p.pubtruncate as all_changes
     from pg_publication_tables t join pg_publication p on p.pubname = t.pubname
     join pg_class c on c.oid = (t.schemaname || '.' || t.tablename)::regclass
     where t.pubname = $1 order by 1`,
      [name],
    )
    const tables = [...new Set(entries.map(([, { table }]) => table))].sort()
    expect(rows.map(({ name }) => name)).toEqual(tables)
    for (const row of rows) {
      expect(row).toMatchObject({ rowfilter: null, identity: 'f', all_changes: true })
      expect(row.columns).toBe(Object.keys(await columnsOf(row.name)).length)
    }
  },
)

it.each(entries)(
  '[GK4] every column of %s is in the catalogue with its type, or is listed as published for nobody',
  async (_, entry) => {
    const nobody = Object.entries(PUBLISHED_FOR_NOBODY).find(([table]) => table === entry.table)?.[1] ?? []
    const columns = Object.entries(await columnsOf(entry.table)).filter(([name]) => !nobody.includes(name))
    expect(entry.columns.staff).toEqual(Object.fromEntries(columns))
    expect(Object.entries(entry.columns.staff)).toEqual(expect.arrayContaining(Object.entries(entry.columns.public)))
  },
)

it.each(entries)('[GK4] the key of %s is its table’s', async (_, { table, key }) => {
  const { rows } = await world.root.query(
    `select array_agg(a.attname::text order by k.place) as key from pg_index i
     cross join lateral unnest(i.indkey) with ordinality k (attnum, place) join pg_attribute a on a.attrelid = i.indrelid and a.attnum = k.attnum
     where i.indrelid = $1::regclass and i.indisprimary`,
    [table],
  )
  expect(rows[0].key).toEqual(key)
})

it('[GK4] push answers show the same columns of a ticket as its shape, to the same people', async () => {
  expect(await columnsOf('app_private.tickets_for_public')).toEqual(publicTicketColumns)
  expect(await columnsOf('app_private.tickets_for_staff')).toEqual(staffTicketColumns)
})

it('[GK4] push answers show the same columns as shapes do, row by row', async () => {
  const kiosk = await world.addDevice(branch, 'kiosk')
  const tablet = await world.addDevice(branch, 'tablet')
  const args = issueArgs(branch, await world.today(branch), 1, { secret: SECRET })
  const issued = await world.push(kiosk, [{ name: 'issue_ticket', kind: 'fact', args }])
  const opened = await world.push(tablet, [
    { name: 'pause_counter', kind: 'intent', args: { counter_id: branch.counters[0], reason: 'tea' } },
    { name: 'note_ticket', kind: 'fact', args: { ticket_id: args.ticket_id, text: 'green scarf' } },
  ])
  const names = (rows: Record<string, unknown>[]) => Object.keys(rows[0] ?? {}).sort()
  expect(names(issued.rows.tickets)).toEqual(Object.keys(publicTicketColumns).sort())
  expect(names(opened.rows.tickets)).toEqual(Object.keys(staffTicketColumns).sort())
  expect(names(opened.rows.counters)).toEqual(Object.keys(shapeCatalogue.counters.columns.staff).sort())
})

it('[GK14] no published column is named like a secret, and the digest is no secret', async () => {
  for (const [, { table }] of entries) {
    const names = Object.keys(await columnsOf(table)).filter((name) =>
      /secret|token|hash|password|sealed|private|digest/.test(name),
    )
    expect(names).toEqual(table === 'app.tickets' ? ['secret_digest'] : [])
  }
})

it('[GK14] the change stream itself holds no secret', async () => {
  const kiosk = await world.addDevice(branch, 'kiosk')
  const client: pg.PoolClient = await world.root.connect()
  try {
    await client.query("select pg_create_logical_replication_slot('leak_' || pg_backend_pid(), 'pgoutput', true)")
    const contact = { name: 'Amina', phone: '+21698123456' }
    const args = issueArgs(branch, await world.today(branch), 2, { secret: SECRET, contact })
    await world.give(kiosk, 'issue_ticket', 'fact', args)
    await world.give(kiosk, 'issue_ticket', 'fact', { ...args, secret: `${SECRET}other` })
    const { rows } = await client.query<{ data: Buffer }>(
      `select data from pg_logical_slot_get_binary_changes('leak_' || pg_backend_pid(), null, null, 'proto_version', '1', 'publication_names', 'blesaf')`,
    )
    const stream = Buffer.concat(rows.map(({ data }) => data)).toString('latin1')
    // The row is there, so that a secret would be.
    expect(stream).toContain(createHash('sha256').update(SECRET).digest('hex'))
    expect(stream).toContain('+21698123456')
    expect(stream).not.toContain(SECRET)
  } finally {
    client.release(true)
  }
})

it('[GK14] who follows changes reads what is published, of all tenants, and nothing else', async () => {
  const replication = world.database.pool('replication')
  expect((await replication.query('select id from app.tickets')).rows.length).toBeGreaterThan(0)
  for (const table of [
    'app.staff',
    'app.devices',
    'app.ticket_events',
    'app.commands',
    'app.quarantine',
    'app.appointments',
  ])
    await expect(replication.query(`select from ${table}`)).rejects.toMatchObject({ code: '42501' })
  for (const write of [
    'update app.tickets set note = null',
    'delete from app.counters',
    'alter publication blesaf add table app.staff',
  ])
    await expect(replication.query(write)).rejects.toMatchObject({ code: '42501' })
})

it('[GK14] the secrets of tickets from before are digests after the migration', async () => {
  // What the migration does to a row, on a table of the old form.
  await world.root.query(`create table old_form (secret text); insert into old_form values ('${SECRET}'), (null)`)
  await world.root.query("alter table old_form alter column secret type bytea using sha256(convert_to(secret, 'UTF8'))")
  const { rows } = await world.root.query('select secret = app_private.secret_digest($1) as is_same from old_form', [
    SECRET,
  ])
  expect(rows).toEqual([{ is_same: true }, { is_same: null }])
})
