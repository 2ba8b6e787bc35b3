import type pg from 'pg'
import type { Moment, Timeline } from './load-timelines.ts'
import { loadTransactions, type Transactions } from './load-transactions.ts'
import { parseMicroseconds } from './microseconds-of.ts'
import type { Violation } from './violation.ts'

/** A stretch in which one ticket waited, unchanged. */
type Wait = { ticketId: string; row: Moment['row']; queuedAt: number; settledAt: number; until: number }

type Call = Moment & { ticketId: string; counterId: string; services: readonly string[] }

/**
 * [I12] of the tickets that call_next could see and take, nobody is passed by someone who arrived more than the head
 * start later. Only with the server's clock at real time: it is compared with the times of commits.
 * Left out are tickets that a person or a rule has moved (let_pass, reinstate, appointment), that a concurrent command
 * named, or that changed so lately that a transaction from before the change was still open: a transaction that waits
 * for a row and then finds it changed keeps the lock, and call_next passes what is locked.
 */
export async function checkPassing(db: pg.ClientBase, timelines: readonly Timeline[]): Promise<Violation[]> {
  const transactions = await loadTransactions(db)
  const { rows } = await db.query<{ id: string; service_ids: string[] }>('select id, service_ids from app.counters')
  const services = new Map(rows.map((row) => [row.id, row.service_ids]))
  return [...groupByBranch(timelines).values()].flatMap((branch) => {
    const waits = branch.flatMap((timeline) => waitsOf(timeline, transactions))
    const calls = branch.flatMap((timeline) => callsOf(timeline, services))
    return calls.flatMap((call) => passedBy(call, waits, transactions))
  })
}

function passedBy(call: Call, waits: readonly Wait[], transactions: Transactions): Violation[] {
  const latest = parseMicroseconds(call.row.queued_at) - Number(call.row.head_start_s) * 1_000_000
  return waits
    .filter((wait) => wait.queuedAt < latest && wait.ticketId !== call.ticketId)
    .filter((wait) => wait.row.queue_day === call.row.queue_day && isFreeDuring(wait, call, transactions))
    .filter((wait) => isEligibleFor(wait, call))
    .map((wait) => ({
      rule: 'I12' as const,
      subject: wait.ticketId,
      what: `was passed by ${call.ticketId}, who arrived beyond the head start`,
    }))
}

function waitsOf({ ticketId, branchId, moments }: Timeline, { spanByCommand, quietAfter }: Transactions): Wait[] {
  return moments.flatMap((moment, index) => {
    const { row } = moment
    const queuedAt = parseMicroseconds(row.queued_at)
    const isMoved = parseMicroseconds(row.order_at) !== queuedAt - Number(row.head_start_s) * 1_000_000
    if (row.state !== 'waiting' || isMoved) return []
    const until = moments[index + 1]?.beganAt ?? Number.POSITIVE_INFINITY
    const seenAt = spanByCommand.get(moment.commandId ?? '')?.overAt ?? moment.committedAt
    return [{ ticketId, row, queuedAt, settledAt: quietAfter(branchId, seenAt), until }]
  })
}

function callsOf({ ticketId, moments }: Timeline, services: ReadonlyMap<string, string[]>): Call[] {
  return moments
    .filter((moment) => moment.what === 'called' && moment.patch.call_kind === 'next')
    .map((moment) => {
      const counterId = String(moment.patch.counter_id)
      return { ...moment, ticketId, counterId, services: services.get(counterId) ?? [] }
    })
}

function isFreeDuring(wait: Wait, call: Call, { holdsByTicket }: Transactions): boolean {
  if (wait.settledAt >= call.beganAt || wait.until <= call.committedAt) return false
  const holds = holdsByTicket.get(wait.ticketId) ?? []
  return !holds.some((hold) => hold.beganAt <= call.committedAt && hold.overAt >= call.beganAt)
}

function isEligibleFor(wait: Wait, { counterId, staffId, services }: Call): boolean {
  const { service_id, for_counter_id, for_staff_id } = wait.row
  return (
    (services.includes(service_id) || for_staff_id === staffId) &&
    (for_counter_id ?? counterId) === counterId &&
    (for_staff_id ?? staffId) === staffId
  )
}

function groupByBranch(timelines: readonly Timeline[]): Map<string, Timeline[]> {
  const groups = new Map<string, Timeline[]>()
  for (const timeline of timelines) groups.set(timeline.branchId, [...(groups.get(timeline.branchId) ?? []), timeline])
  return groups
}
