import { randomUUID } from 'node:crypto'
import type { Branch, Device, World } from '../setup/world.ts'

/** A teller with a counter of its own, and the next call that it will make. */
export type Teller = { device: Device; counterId: string }

export async function addTellers(world: World, branch: Branch, count: number): Promise<Teller[]> {
  const tellers: Teller[] = []
  for (let n = 0; n < count; n += 1) {
    const device = await world.addDevice(branch, 'tablet')
    tellers.push({ device, counterId: branch.counters[n % branch.counters.length] ?? '' })
  }
  return tellers
}

/** The command as it stands in the outbox of a tablet. */
export function callNext(teller: Teller) {
  teller.device.seq += 1
  return {
    seq: teller.device.seq,
    id: randomUUID(),
    name: 'call_next',
    kind: 'intent',
    schema: 1,
    args: { counter_id: teller.counterId, valid_for_ms: 15_000 },
    session: teller.device.sessionId,
    config_version: 1,
    age_ms: 5,
    written_at: null,
    known_at: null,
  }
}

/** Puts people into the line in one statement; how they came is not what is measured. */
export async function fillLine(world: World, branch: Branch, count: number): Promise<void> {
  await world.root.query(
    `insert into app.tickets (id, tenant_id, branch_id, number, prefix, sequence_n, number_day, queue_day, service_id, legs, state,
       queued_at, order_at, language, origin)
     select gen_random_uuid(), $1, $2, 'A-' || (m.n + i), 'A', m.n + i, d.day, d.day, ($3::uuid[])[1 + i % 3],
       jsonb_build_array(jsonb_build_object('service_id', ($3::uuid[])[1 + i % 3])), 'waiting',
       now() + i * interval '1 microsecond', now() + i * interval '1 microsecond', 'fr', 'kiosk'
     from generate_series(1, $4::integer) i,
       (select rules.business_day(clock, now()) as day from app.branches where id = $2) d,
       (select coalesce(max(sequence_n), 0) as n from app.tickets where branch_id = $2) m`,
    [branch.tenantId, branch.branchId, branch.services.map((service) => service.id), count],
  )
}
