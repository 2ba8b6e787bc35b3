import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { World } from '../../setup/world.ts'
import { BranchAtWork } from '../archive/branch-at-work.ts'

const NOW = '2026-11-20T10:00:00Z'
let world: World
let work: BranchAtWork

beforeAll(async () => {
  world = await World.create()
  work = await BranchAtWork.open(world, NOW)
  await work.look('update app.tenant_settings set history_retention_months = 2 where tenant_id = $1', [
    work.branch.tenantId,
  ])
})
afterAll(() => world.close())

const purge = () => work.job('app.job_purge_history($1)', [work.branch.tenantId])

it.each([
  ['decided', 'discarded', ['2026-10-02']],
  ['open', 'open', ['2026-06-30', '2026-10-02']],
])('a quarantined command that is %s is kept as the history is, or until it is decided', async (_, state, kept) => {
  await work.look('delete from app.quarantine where branch_id = $1', [work.branch.branchId])
  for (const [seq, day] of [...['2026-06-30', '2026-10-02'].entries()]) {
    await work.look(
      `insert into app.quarantine (writer_id, seq, tenant_id, branch_id, command_id, name, reason, raw, occurred_at, quarantined_at, state, decided_at)
       values ($1, $2, $3, $4, $5, 'issue_ticket', 'internal', '{}', $6, $6, $7, case $7 when 'open' then null else $6::timestamptz end)`,
      [work.kiosk.writerId, seq + 1, ...work.ids, randomUUID(), day, state],
    )
  }
  await purge()
  expect(
    (
      await work.look('select quarantined_at::date::text as day from app.quarantine where branch_id = $1 order by 1', [
        work.branch.branchId,
      ])
    ).map((row) => row.day),
  ).toEqual(kept)
})

it('appointments, and other names of tickets whose month was dropped whole, end with the history', async () => {
  const { tenantId, branchId, services } = work.branch
  for (const day of ['2026-06-30', '2026-10-02']) {
    await work.look(
      `insert into app.appointments (id, tenant_id, branch_id, service_id, code, slot_at, slot_day, state, language)
       values ($1, $2, $3, $4, 'ABCD', $5::date, $5::date, 'missed', 'fr')`,
      [randomUUID(), tenantId, branchId, services[0]?.id, day],
    )
    await work.look(
      `insert into app.ticket_aliases (alias_id, tenant_id, branch_id, ticket_id, created_at) values ($1, $2, $3, $4, $5)`,
      [randomUUID(), tenantId, branchId, randomUUID(), day],
    )
  }
  await purge()
  const [left] = await work.look(
    `select (select array_agg(slot_day::text) from app.appointments where branch_id = $1) as appointments,
       (select array_agg(created_at::date::text) from app.ticket_aliases where branch_id = $1) as aliases`,
    [branchId],
  )
  expect(left).toEqual({ appointments: ['2026-10-02'], aliases: ['2026-10-02'] })
})
