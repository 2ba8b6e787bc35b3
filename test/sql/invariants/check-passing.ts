import type pg from 'pg'
import type { Moment, Timeline } from './load-timelines.ts'
import { microsecondsOf, parseMicroseconds } from './microseconds-of.ts'
import type { Violation } from './violation.ts'

/** When somebody may have held a ticket's row: the transactions of all commands that named it, refused ones too. */
type Hold = { beganAt: number; committedAt: number }

/** A stretch in which one ticket waited, unchanged. */
type Wait = { ticketId: string; row: Moment['row']; queuedAt: number; knownAt: number; until: number }

const HOLDS = `
  select coalesce(t.id::text, l.args ->> 'ticket_id') as "ticketId", ${microsecondsOf('l.recorded_at')} as "beganAt",
    coalesce(${microsecondsOf('pg_xact_commit_timestamp(l.xmin)')}, 0) as "committedAt"
  from app.commands l left join lateral unnest(l.ticket_ids) t (id) on true
  where t.id is not null or l.args ? 'ticket_id'`

/**
 * [I12] of the tickets that call_next could see and take, nobody is passed by someone who arrived more than the head
 * start later. Only with the server's clock at real time: it is compared with the times of commits. Tickets that a
 * person or a rule has moved (let_pass, reinstate, appointment) are left out, and those that a concurrent command held.
 */
export async function checkPassing(root: pg.Pool, timelines: readonly Timeline[]): Promise<Violation[]> {
  const services = await servicesByCounter(root)
  const holds = await holdsByTicket(root)
  const waits = new Map<string, Wait[]>()
  for (const timeline of timelines) {
    const list = waits.get(timeline.branchId) ?? []
    list.push(...waitsOf(timeline))
    waits.set(timeline.branchId, list)
  }
  return timelines.flatMap((timeline) =>
    timeline.moments
      .filter((moment) => moment.what === 'called' && moment.patch.call_kind === 'next')
      .flatMap((call) => {
        const counterId = String(call.patch.counter_id)
        const latest = parseMicroseconds(call.row.queued_at) - Number(call.row.head_start_s) * 1_000_000
        return (waits.get(timeline.branchId) ?? [])
          .filter((wait) => wait.queuedAt < latest && wait.ticketId !== timeline.ticketId)
          .filter((wait) => wait.row.queue_day === call.row.queue_day && isFreeDuring(wait, call, holds))
          .filter((wait) => isEligibleFor(wait, counterId, call.staffId, services.get(counterId) ?? []))
          .map((wait) => violationOf(wait, timeline.ticketId))
      }),
  )
}

function violationOf(wait: Wait, callId: string): Violation {
  return { rule: 'I12', subject: wait.ticketId, what: `was passed by ${callId}, who arrived beyond the head start` }
}

function waitsOf({ ticketId, moments }: Timeline): Wait[] {
  return moments.flatMap((moment, index) => {
    const { row } = moment
    const queuedAt = parseMicroseconds(row.queued_at)
    const isMoved = parseMicroseconds(row.order_at) !== queuedAt - Number(row.head_start_s) * 1_000_000
    if (row.state !== 'waiting' || isMoved) return []
    const until = moments[index + 1]?.beganAt ?? Number.POSITIVE_INFINITY
    return [{ ticketId, row, queuedAt, knownAt: moment.committedAt, until }]
  })
}

function isFreeDuring(wait: Wait, call: Moment, holds: ReadonlyMap<string, Hold[]>): boolean {
  if (wait.knownAt >= call.beganAt || wait.until <= call.committedAt) return false
  const held = holds.get(wait.ticketId) ?? []
  return !held.some((hold) => hold.beganAt <= call.committedAt && hold.committedAt >= call.beganAt)
}

function isEligibleFor(wait: Wait, counterId: string, staffId: string | null, services: readonly string[]): boolean {
  const { service_id, for_counter_id, for_staff_id } = wait.row
  return (
    services.includes(service_id) &&
    (for_counter_id ?? counterId) === counterId &&
    (for_staff_id === null || for_staff_id === undefined || for_staff_id === staffId)
  )
}

async function servicesByCounter(root: pg.Pool): Promise<Map<string, string[]>> {
  const { rows } = await root.query<{ id: string; service_ids: string[] }>('select id, service_ids from app.counters')
  return new Map(rows.map((row) => [row.id, row.service_ids]))
}

async function holdsByTicket(root: pg.Pool): Promise<Map<string, Hold[]>> {
  const { rows } = await root.query<Hold & { ticketId: string }>(HOLDS)
  const holds = new Map<string, Hold[]>()
  for (const { ticketId, ...hold } of rows) holds.set(ticketId, [...(holds.get(ticketId) ?? []), hold])
  return holds
}
