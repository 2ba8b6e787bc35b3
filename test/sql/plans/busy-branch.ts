import { randomUUID } from 'node:crypto'
import type { Branch, Device, World } from '../../setup/world.ts'

export const FINISHED = 100_000
export const WAITING = 2_000
export const DAYS = 25
export const CALLED = 5

export type BusyBranch = {
  branch: Branch
  tablet: Device
  day: string
  waiting: { id: string; number: string }
  called: { id: string; command: string }
}

/** A branch with weeks of finished tickets in the hot tables, and two thousand people in the line. */
export async function aBusyBranch(world: World): Promise<BusyBranch> {
  const branch = await world.addBranch()
  const tablet = await world.addDevice(branch, 'tablet')
  const day = await world.today(branch)
  const values = [
    branch.tenantId,
    branch.branchId,
    day,
    branch.services.map((service) => service.id),
    branch.counters[0],
    tablet.writerId,
  ]
  await world.root.query(
    `insert into app.tickets (id, tenant_id, branch_id, number, prefix, sequence_n, number_day, queue_day, service_id, legs, state,
       queued_at, order_at, called_at, counter_id, language, origin)
     select gen_random_uuid(), $1, $2, 'A-' || t.n, 'A', t.n, t.day, t.day, ($4::uuid[])[1 + t.i % 3],
       jsonb_build_array(jsonb_build_object('service_id', ($4::uuid[])[1 + t.i % 3])),
       case when t.i <= ${FINISHED} then 'completed' when t.i <= ${FINISHED + WAITING} then 'waiting' else 'called' end,
       app.now() - interval '1 hour' + t.i * interval '1 millisecond', app.now() - interval '1 hour' + t.i * interval '1 millisecond',
       app.now(), case when t.i > ${FINISHED + WAITING} then $5::uuid end, 'fr', 'kiosk'
     from (
       select i, i as n, case when i <= ${FINISHED} then $3::date - i % ${DAYS} else $3::date end as day
       from generate_series(1, ${FINISHED + WAITING + CALLED}) i) t
     where $6::uuid is not null`,
    values,
  )
  await world.root.query(
    `insert into app.commands (writer_id, seq, id, tenant_id, branch_id, name, kind, args, occurred_at, recorded_at, outcome, ticket_ids)
     select $1, row_number() over (), gen_random_uuid(), t.tenant_id, t.branch_id, 'call_ticket', 'intent', '{}', app.now(), app.now(),
       jsonb_build_object('kind', 'applied', 'ticket_id', t.id), array[t.id]
     from app.tickets t where t.branch_id = $2`,
    [tablet.writerId, branch.branchId],
  )
  await world.root.query(
    `insert into app.ticket_events (ticket_id, ordinal, tenant_id, branch_id, what, occurred_at, recorded_at, patch, command_id)
     select c.ticket_ids[1], 1, c.tenant_id, c.branch_id, 'issued', app.now(), app.now(), '{}', c.id
     from app.commands c where c.branch_id = $1`,
    [branch.branchId],
  )
  await world.root.query('analyze')
  const { rows } = await world.root.query<{ id: string; number: string; state: string; command: string }>(
    `select t.id, t.number, t.state, c.id as command from app.tickets t join app.commands c on c.ticket_ids[1] = t.id
     where t.branch_id = $1 and t.state in ('waiting', 'called') order by t.state, t.order_at`,
    [branch.branchId],
  )
  const find = (state: string) =>
    rows.find((row) => row.state === state) ?? { id: randomUUID(), number: '', command: '' }
  return { branch, tablet, day, waiting: find('waiting'), called: find('called') }
}
