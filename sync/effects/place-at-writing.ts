import type { CommandName } from '../commands/registry.ts'
import type { TicketRow } from '../view/view-rows.ts'
import { placeOfArrival } from './place-of-arrival.ts'
import type { Seen, WishedArgs } from './writing.ts'

const MINUTE_MS = 60_000
/** The grain of the authority's clock: directly behind somebody. */
const MICROSECOND_MS = 0.001
const REINSTATE_AFTER_MINUTES = 10
/** Whatever is asked, nobody is passed by more people at once than this. */
const PASSED_MAX = 5

/** Where in the line a ticket comes to stand by a command that moves it there; undefined: its place is not touched. */
export function placeAtWriting(
  name: CommandName,
  args: WishedArgs,
  ticket: TicketRow | undefined,
  seen: Seen,
  at: number,
): number | undefined {
  if (ticket === undefined) return undefined
  const { let_pass_max = Number.POSITIVE_INFINITY } = seen.configuration?.settings ?? {}
  if (name === 'let_pass' && (ticket.passes_used ?? 0) >= let_pass_max) return undefined
  if (name === 'let_pass') return behindTheNext(Number(args.count), ticket, seen)
  if (name === 'confirm_arrival') return placeOfArrival(ticket, seen, at)
  if (name !== 'reinstate_ticket') return undefined
  const { reinstate_rule, reinstate_after_minutes } = seen.configuration?.settings ?? {}
  if (reinstate_rule === 'back_of_line') return at
  if (reinstate_rule === 'after_minutes') return at + MINUTE_MS * (reinstate_after_minutes ?? REINSTATE_AFTER_MINUTES)
  return undefined
}

function behindTheNext(count: number, ticket: TicketRow, { tickets }: Seen): number | undefined {
  const place = ticket.order_at ?? 0
  const behind = [...tickets.values()]
    .filter((other) => other.state === 'waiting' && other.queue_day === ticket.queue_day)
    .filter(
      (other) => other.service_id === ticket.service_id && other.order_at !== null && other.order_at !== undefined,
    )
    .map((other) => ({ id: other.id, at: other.order_at ?? 0 }))
    .filter((other) => other.at > place || (other.at === place && other.id > ticket.id))
    .sort((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1))
  const last = behind.slice(0, Math.min(count, PASSED_MAX)).at(-1)
  return last === undefined ? undefined : last.at + MICROSECOND_MS
}
