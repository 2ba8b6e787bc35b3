import type { View } from '../../../sync/device/device.ts'
import type { TicketRow } from '../../../sync/view/view-rows.ts'

type Tickets = View['tickets']
/** A ticket that stood at this counter and does no more, without this tablet's doing. */
export type Gone =
  /** Another counter has it: what it does there is looked up when it is told, since it goes on [TC24]. */
  | { readonly kind: 'elsewhere'; readonly id: string }
  /** Nobody has it: what it became then [TC25]. */
  | { readonly kind: 'lost'; readonly id: string; readonly number: string; readonly to: LostTo }
const ENDS = ['completed', 'cancelled', 'expired', 'waiting', 'parked', 'no_show'] as const
type LostTo = (typeof ENDS)[number] | 'gone'

/** Everything that left the counter between two pictures of the branch. */
export function goneBetween(before: Tickets, now: Tickets, counterId: string): readonly Gone[] {
  return [...before.values()].flatMap((ticket) =>
    isHere(ticket, counterId) ? (goneOf(ticket, now.get(ticket.id), counterId) ?? []) : [],
  )
}

export function isHere({ state, counter_id }: TicketRow, counterId: string): boolean {
  return (state === 'called' || state === 'serving') && counter_id === counterId
}

function goneOf(before: TicketRow, now: TicketRow | undefined, counterId: string): Gone | undefined {
  const { id } = before
  if (isFirm(before) && elsewhereOf(now, counterId) !== undefined) return { kind: 'elsewhere', id }
  // What is only this tablet's own word is told by its decision.
  if (before.standing !== 'confirmed') return undefined
  const lost = { kind: 'lost', id, number: before.number ?? '' } as const
  if (now === undefined) return { ...lost, to: 'gone' }
  if (now.standing !== 'confirmed') return undefined
  const to = ENDS.find((each) => each === now.state)
  return to === undefined || (to === 'completed' && now.counter_id === counterId) ? undefined : { ...lost, to }
}

/** A wish to call that came to another ticket had only been shown here [TC15]. */
function isFirm({ state, standing, call_kind }: TicketRow): boolean {
  return state === 'serving' || standing === 'confirmed' || call_kind === 'offline'
}

export type Elsewhere = 'called_there' | 'serving_there' | 'served_there'

/** What another counter does with it. */
export function elsewhereOf(ticket: TicketRow | undefined, counterId: string): Elsewhere | undefined {
  if (typeof ticket?.counter_id !== 'string' || ticket.counter_id === counterId) return undefined
  if (ticket.state === 'called') return 'called_there'
  if (ticket.state === 'serving') return 'serving_there'
  return ticket.state === 'completed' ? 'served_there' : undefined
}

export type GoneTold =
  | { readonly key: Elsewhere; readonly values: { readonly number: string; readonly counter: string } }
  | { readonly key: `lost_${LostTo}`; readonly values: { readonly number: string } }

/** What is known of it now, for one sentence. Nothing, where the other counter has it no more, or it is here again. */
export function goneTold(
  gone: Gone,
  { tickets, counters }: Pick<View, 'tickets' | 'counters'>,
  counterId: string,
): GoneTold | undefined {
  if (gone.kind === 'lost') return { key: `lost_${gone.to}`, values: { number: gone.number } }
  const ticket = tickets.get(gone.id)
  const key = elsewhereOf(ticket, counterId)
  const counter = counters.get(ticket?.counter_id ?? '')?.label
  if (key === undefined || typeof ticket?.number !== 'string' || typeof counter !== 'string') return undefined
  return { key, values: { number: ticket.number, counter } }
}
