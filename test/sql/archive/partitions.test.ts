import { afterAll, beforeAll, expect, test } from 'vitest'
import { World } from '../../setup/world.ts'
import { BranchAtWork } from './branch-at-work.ts'

let world: World
beforeAll(async () => {
  world = await World.create()
})
afterAll(() => world.close())

const months = async (parent: string) =>
  (
    await world.root.query(
      `select c.relname as name, c.relrowsecurity as secured, c.relforcerowsecurity as forced, c.relacl is null as ungranted,
         (select count(*)::int from pg_policy p where p.polrelid = c.oid) as policies
       from pg_inherits i join pg_class c on c.oid = i.inhrelid where i.inhparent = ('app.' || $1)::regclass order by c.relname`,
      [parent],
    )
  ).rows

test('this month and the next three are made ahead, over the turn of the year, once', async () => {
  await world.setNow('2026-11-20T10:00:00Z')
  const worker = world.database.pool('worker')
  await Promise.all([1, 2, 3].map(() => worker.query('select app.job_make_partitions()')))
  for (const parent of ['tickets_archive', 'ticket_events_archive', 'commands_archive']) {
    const made = await months(parent)
    expect(made.map((month) => month.name)).toEqual(
      ['2026_11', '2026_12', '2027_01', '2027_02'].map((month) => `${parent}_${month}`),
    )
    for (const month of made) expect(month).toMatchObject({ secured: true, forced: true, ungranted: true, policies: 1 })
  }
})

test('a month without a partition gets one when rows must go there', async () => {
  const work = await BranchAtWork.open(world, '2026-06-30T10:00:00Z')
  await work.issue(1)
  await world.setNow('2026-07-01T10:00:00Z')
  await work.issue(1)
  await world.setNow('2026-11-20T10:00:00Z')
  await work.closeFully()
  expect(await work.archiveBatch()).toMatchObject({ tickets: 2 })
  expect((await months('tickets_archive')).map((month) => month.name).slice(0, 2)).toEqual([
    'tickets_archive_2026_06',
    'tickets_archive_2026_07',
  ])
})

test('a read of history goes on while a month is attached', async () => {
  const reader = await world.root.connect()
  await reader.query('begin isolation level repeatable read')
  await reader.query('select count(*) from app.ticket_history')
  const worker = world.database.pool('worker')
  await world.setNow('2027-03-20T10:00:00Z')
  await worker.query('select app.job_make_partitions()')
  await reader.query('select count(*) from app.ticket_history')
  await reader.query('commit')
  reader.release()
  expect((await months('tickets_archive')).map((month) => month.name)).toContain('tickets_archive_2027_06')
})

test('months that nobody keeps are dropped whole, and never a young one', async () => {
  await world.setNow('2027-03-20T10:00:00Z')
  const worker = world.database.pool('worker')
  const { rows } = await worker.query(`select app.job_drop_months('2026-07-01') as dropped`)
  expect(rows[0].dropped).toEqual(['ticket_events_archive_2026_06', 'tickets_archive_2026_06'])
  await worker.query(`select app.job_drop_months('2099-01-01')`)
  expect((await months('tickets_archive')).map((month) => month.name)).toEqual(
    ['02', '03', '04', '05', '06'].map((month) => `tickets_archive_2027_${month}`),
  )
})

test('a tenant that keeps less loses its own rows only, with their events and aliases', async () => {
  const short = await BranchAtWork.open(world, '2026-01-10T10:00:00Z')
  const long = await BranchAtWork.open(world, '2026-01-10T10:00:00Z')
  await short.look('update app.tenant_settings set history_retention_months = 3 where tenant_id = $1', [
    short.branch.tenantId,
  ])
  for (const work of [short, long]) {
    await world.setNow('2026-01-10T10:00:00Z')
    const [id] = await work.issue(3)
    await work.look(
      'insert into app.ticket_aliases (alias_id, tenant_id, branch_id, ticket_id, created_at) values (gen_random_uuid(), $1, $2, $3, now())',
      [...work.ids, id],
    )
    await world.setNow('2026-11-20T10:00:00Z')
    await work.closeFully()
    await work.archiveBatch()
    await work.job('app.job_archive_commands($1)', [work.branch.tenantId])
    await work.job('app.job_purge_history($1)', [work.branch.tenantId])
  }
  const left = (work: BranchAtWork) =>
    work.look(
      `select (select count(*)::int from app.tickets_archive where branch_id = $1) as tickets,
         (select count(*)::int from app.ticket_events_archive where branch_id = $1) as events,
         (select count(*)::int from app.commands_archive where branch_id = $1) as commands,
         (select count(*)::int from app.ticket_aliases where branch_id = $1) as aliases,
         (select count(*)::int from app.service_days where branch_id = $1) as days`,
      [work.branch.branchId],
    )
  expect(await left(short)).toMatchObject([{ tickets: 0, events: 0, commands: 0, aliases: 0 }])
  expect(await left(long)).toMatchObject([{ tickets: 3, events: 6, commands: 3, aliases: 1 }])
  expect(await short.job('app.job_history_cutoff($1)::text', [short.branch.tenantId])).toBe('2026-08-01')
})

test('old notes of messages and counted errors go, young ones stay', async () => {
  const work = await BranchAtWork.open(world, '2026-11-20T10:00:00Z')
  const { tenantId } = work.branch
  for (const [days, failed] of [
    [91, 31],
    [89, 29],
  ]) {
    await work.look(
      `insert into app.message_log (tenant_id, kind, status, created_at) values ($1, 'called', 'no_provider', app.now() - make_interval(days => $2))`,
      [tenantId, days],
    )
    await work.look(
      `insert into app.command_failures (tenant_id, command_id, failures, last_sqlstate, last_at)
       values ($1, gen_random_uuid(), 1, 'XX000', app.now() - make_interval(days => $2))`,
      [tenantId, failed],
    )
  }
  expect(await work.job('app.job_purge($1)', [tenantId])).toBe(2)
  expect(await work.job('app.job_purge($1)', [tenantId])).toBe(0)
})
