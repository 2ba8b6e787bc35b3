import { businessDay } from '../calendar/business-day.ts'
import { type CommandName, commandRegistry } from '../commands/registry.ts'
import type { TicketRow } from '../view/view-rows.ts'
import { draftAtWriting } from './draft-at-writing.ts'
import { changeOf } from './effect-of.ts'
import type { Meant } from './meant.ts'
import { legsOf, waitingPatch } from './patches.ts'
import { placeAtWriting } from './place-at-writing.ts'
import type { Prediction, SeenTicket } from './prediction.ts'
import { touchesOf } from './touches-of.ts'
import type { Seen, WishedArgs, Writing } from './writing.ts'

/** All that the command's effect will need, taken from the screen at the moment of the tap [EF1] [EF3] [EF4]. */
export function predictionOf(name: CommandName, args: WishedArgs, seen: Seen, writing: Writing): Prediction {
  const touched = touchesOf(name, args, seen)
    .filter(({ table }) => table === 'tickets')
    .map(({ id }) => id)
  const tickets = touched.flatMap((id) => seen.tickets.get(id) ?? [])
  const day = dayOf(seen, writing.at)
  const order_at = placeAtWriting(name, args, tickets[0], seen, writing.at)
  const told: Prediction = {
    at: writing.at,
    staff_id: writing.staff_id,
    ...(day === undefined ? {} : { day }),
    ...(tickets.length === 0
      ? {}
      : { seen: Object.fromEntries(tickets.map((ticket) => [ticket.id, seenTicket(ticket)])) }),
    ...(name === 'call_ticket' && touched[0] !== undefined ? { wanted: touched[0] } : {}),
    ...(order_at === undefined ? {} : { order_at }),
    ...draftAtWriting(name, args, seen, writing),
    ...(name === 'undo_command' ? { puts_back: putsBack(args, touched, seen) } : {}),
  }
  return { ...told, ...before(name, args, tickets, told, writing) }
}

function dayOf({ configuration, today }: Seen, at: number): string | undefined {
  return configuration === undefined ? today : businessDay(configuration.branch.clock, at)
}

function seenTicket(ticket: TicketRow): SeenTicket {
  return {
    version: ticket.version ?? 0,
    state: ticket.state ?? null,
    called_by_command: ticket.called_by_command ?? null,
    leg_index: ticket.leg_index ?? 0,
    leg_count: legsOf(ticket).length,
    recalls: ticket.recalls ?? 0,
    passes_used: ticket.passes_used ?? 0,
    ...((ticket.flags ?? []).length === 0 ? {} : { flags: [...(ticket.flags ?? [])] }),
  }
}

/** What the columns hold now that the effect is about to change. */
function before(
  name: CommandName,
  args: WishedArgs,
  tickets: readonly TicketRow[],
  told: Prediction,
  { id, kind, at }: Writing,
): Pick<Prediction, 'before'> {
  const parsed = commandRegistry[name].args.safeParse(args)
  if (!parsed.success || tickets.length === 0) return {}
  const meant = { id, name, kind, args: parsed.data, at, told } as Meant
  const entries = tickets.flatMap((ticket) => {
    const change = changeOf('tickets', ticket.id, ticket, meant)
    if (typeof change === 'string') return []
    const held: Record<string, unknown> = { ...ticket }
    return [[ticket.id, Object.fromEntries(Object.keys(change).map((column) => [column, held[column] ?? null]))]]
  })
  return entries.length === 0 ? {} : { before: Object.fromEntries(entries) }
}

/**
 * What the command had found, as it was stored with it. Of a ticket that a call took against the prediction nothing was
 * stored: it goes back into the line, where call_next had found it.
 */
function putsBack(args: WishedArgs, ids: readonly string[], seen: Seen): NonNullable<Prediction['puts_back']> {
  const target = typeof args.command_id === 'string' ? seen.commandOf(args.command_id) : undefined
  // What came to nothing leaves nothing to put back.
  const hadNoEffect = target?.outcome?.kind === 'applied' && target.outcome.flags.includes('no_effect')
  if (target === undefined || hadNoEffect) return {}
  const stored = (target.prediction as Prediction).before ?? {}
  const found = target.name === 'call_next' ? waitingPatch : undefined
  return Object.fromEntries(
    ids.flatMap((id) => ((stored[id] ?? found) === undefined ? [] : [[id, { ...(stored[id] ?? found) }]])),
  )
}
