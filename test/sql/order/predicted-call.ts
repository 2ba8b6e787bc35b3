import { type CallReason, explainCall } from '../../../sync/queue/explain-call.ts'
import { canCall, type Seat } from '../../../sync/queue/is-eligible.ts'
import { predictNext } from '../../../sync/queue/predict-next.ts'
import type { TicketRow } from '../../../sync/view/view-rows.ts'
import type { World } from '../../setup/world.ts'

const NOBODY = new Set<string>()

export type PredictedCall = { readonly ticketId: string; readonly why: CallReason }

/** What a device with all rows would predict of the next call at a counter, and why. */
export async function predictedCall(
  world: World,
  place: { counterId: string; staffId: string; today: string },
  at: number,
): Promise<PredictedCall | undefined> {
  const counter = await counterRow(world, place.counterId)
  const seat: Seat = { counter, staffId: place.staffId, today: place.today }
  if (!canCall(seat)) throw new Error('the counters of these plays are open')
  const tickets = await ticketRows(world, String(counter.branch_id))
  const predicted = predictNext(tickets, seat, NOBODY)
  return predicted && { ticketId: predicted.id, why: explainCall(predicted, tickets, seat, at) }
}

async function counterRow(world: World, id: string): Promise<Seat['counter']> {
  const { rows } = await world.root.query<Seat['counter']>(
    `select id, branch_id, service_ids, state, (extract(epoch from retired_at) * 1000)::float8 as retired_at
     from app.counters where id = $1`,
    [id],
  )
  if (rows[0] === undefined) throw new Error('no such counter')
  return rows[0]
}

async function ticketRows(world: World, branchId: string): Promise<TicketRow[]> {
  const { rows } = await world.root.query<TicketRow>(
    `select id, branch_id, number, queue_day::text, service_id, state, class_id, head_start_s, for_counter_id, for_staff_id,
       (extract(epoch from queued_at) * 1000)::float8 as queued_at, (extract(epoch from order_at) * 1000)::float8 as order_at
     from app.tickets where branch_id = $1`,
    [branchId],
  )
  return rows
}
