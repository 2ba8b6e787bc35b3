import type pg from 'pg'
import { checkCallsInOrder } from '../../simulation/world/check-calls.ts'
import { checkOrder, type LoneCall, type WaitingTicket } from '../../sql/invariants/check-calls.ts'
import { checkDatabase } from '../../sql/invariants/check-invariants.ts'
import { loadTimelines, type Moment, type Timeline } from '../../sql/invariants/load-timelines.ts'
import { parseMicroseconds } from '../../sql/invariants/microseconds-of.ts'

/** [I2] [I3] [I4] [I5] [I6] [I10] [I12] As far as a database tells it of itself. */
export async function findBroken(root: pg.Pool, branchId: string): Promise<string[]> {
  const client = await root.connect()
  try {
    // The hall's clock jumps, so who was passed is judged by the order of commits instead of by times.
    const calls = await loneCalls(client, branchId)
    if (calls.length === 0) return ['I4 nobody was called by call_next']
    const found = [
      ...(await checkDatabase(client, { isRealTime: false })),
      ...(await checkCallsInOrder(client)),
      ...checkOrder(calls),
    ]
    return found.map(({ rule, subject, what }) => `${rule} ${subject}: ${what}`)
  } finally {
    client.release(true)
  }
}

/** Each call_next with the line as it was committed just before it; in this hall nobody calls in the same moment. */
async function loneCalls(db: pg.ClientBase, branchId: string): Promise<LoneCall[]> {
  const timelines = (await loadTimelines(db)).filter((timeline) => timeline.branchId === branchId)
  const { rows } = await db.query<{ id: string; service_ids: string[] }>(
    'select id, service_ids from app.counters where branch_id = $1',
    [branchId],
  )
  const services = new Map(rows.map(({ id, service_ids }) => [id, service_ids]))
  return timelines.flatMap(({ ticketId, moments }) =>
    moments
      .filter(({ what, patch }) => what === 'called' && patch.call_kind === 'next')
      .map((moment) => {
        const counterId = String(moment.patch.counter_id)
        const called = { counterId, staffId: moment.staffId, serviceIds: services.get(counterId) ?? [], ticketId }
        return { ...called, line: lineBefore(timelines, moment) }
      }),
  )
}

function lineBefore(timelines: readonly Timeline[], { committedAt }: Moment): WaitingTicket[] {
  return timelines.flatMap(({ ticketId, moments }) => {
    const row = moments.findLast((moment) => moment.committedAt < committedAt)?.row
    if (row?.state !== 'waiting') return []
    return [
      {
        id: ticketId,
        orderAt: parseMicroseconds(row.order_at),
        serviceId: row.service_id,
        forCounterId: textOf(row.for_counter_id),
        forStaffId: textOf(row.for_staff_id),
      },
    ]
  })
}

const textOf = (value: unknown): string | null => (typeof value === 'string' ? value : null)
