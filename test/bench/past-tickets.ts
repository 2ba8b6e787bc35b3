import type { Branch, World } from '../setup/world.ts'

/** What the day before the archive's limit leaves behind: finished tickets with five events each, made in one statement. */
export const EVENTS_PER_TICKET = 5

export async function addPastTickets(world: World, branch: Branch, count: number, round: number): Promise<void> {
  await world.root.query(
    `with made as (
       insert into app.tickets (id, tenant_id, branch_id, number, prefix, sequence_n, number_day, queue_day, service_id, legs, state,
         queued_at, order_at, language, origin, version)
       select uuidv7(), $1, $2, 'A-' || $5::integer || '-' || n, 'A', n, d.day, d.day, $3, jsonb_build_array(jsonb_build_object('service_id', $3::uuid)),
         'completed', now() - interval '4 days' + n * interval '1 millisecond', now() - interval '4 days', 'fr', 'kiosk', $6
       from generate_series(1, $4::integer) n, (select rules.business_day(b.clock, app.now()) - 4 as day from app.branches b where b.id = $2) d
       returning id, tenant_id, branch_id, queued_at, to_jsonb(tickets) as row)
     insert into app.ticket_events (ticket_id, ordinal, tenant_id, branch_id, what, occurred_at, recorded_at, patch)
     select m.id, o, m.tenant_id, m.branch_id, 'issued', m.queued_at, m.queued_at,
       case when o = 1 then jsonb_strip_nulls(m.row) else jsonb_build_object('state', 'called', 'counter_id', m.id, 'called_at', m.queued_at) end
     from made m, generate_series(1, $6::integer) o`,
    [branch.tenantId, branch.branchId, branch.services[0]?.id, count, round, EVENTS_PER_TICKET],
  )
}
