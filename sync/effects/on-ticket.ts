import { cellFor } from '../tickets/cell-for.ts'
import { isOpen, type TicketState, ticketStates } from '../tickets/ticket-state.ts'
import type { TicketCommand } from '../tickets/transitions.ts'
import type { TicketFields } from '../view/view-rows.ts'
import type { Change, TicketEffect } from './effect.ts'
import type { Meant } from './meant.ts'
import { seenBefore } from './seen-before.ts'

/** What these commands say from before a ticket's present call was said about another one [T9]. */
const ABOUT_A_CALL: readonly string[] = [
  'park_ticket',
  'mark_no_show',
  'return_ticket',
  'transfer_ticket',
  'cancel_ticket',
  'leave_queue',
] satisfies readonly TicketCommand[]

type Rules<Name extends TicketCommand> = {
  readonly change: (ticket: TicketFields, meant: Meant<Name>) => Change<TicketFields>
  /** Where the table leaves it to precedence. */
  readonly contest?: (ticket: TicketFields, meant: Meant<Name>) => 'apply' | 'nothing' | 'unfit'
}

/** An effect by the table state × command, with what the authority asks beyond it [EF1] [EF2]. */
export function onTicket<Name extends TicketCommand>(rules: Rules<Name>): TicketEffect<Name> {
  return (ticket, meant, id) => {
    if (ticket === undefined) return 'unfit'
    const verdict = judge(ticket, meant, id, rules.contest)
    if (verdict === 'apply') return expiredAgain(ticket, rules.change(ticket, meant))
    return isTrueAlready(ticket, meant, id) ? 'told' : verdict
  }
}

/** What is opened again on a day that is over ends with it once more [T4]; when, is the authority's to say. */
function expiredAgain(ticket: TicketFields, change: Change<TicketFields>): Change<TicketFields> {
  if (ticket.state !== 'expired' || typeof change === 'string' || !isOpen(change.state as TicketState)) return change
  return { ...change, state: 'expired', ended_at: ticket.ended_at ?? null }
}

function judge<Name extends TicketCommand>(
  ticket: TicketFields,
  meant: Meant<Name>,
  id: string,
  contest: Rules<Name>['contest'],
): 'apply' | 'nothing' | 'unfit' {
  const state = ticket.state as TicketState
  const cell = cellFor(meant.name, meant.kind, state)
  if (cell?.effect === 'contest') return contest?.(ticket, meant) ?? 'unfit'
  if (cell?.effect !== 'apply') return 'unfit'
  const { day } = meant.told
  const dayOfTicket = ticket.queue_day ?? ''
  if (state === 'no_show' && meant.kind === 'intent' && day !== undefined && dayOfTicket < day) return 'unfit'
  if (state === 'expired' && cell.next !== null && dayOfTicket !== day) return 'unfit'
  return isAboutAnotherCall(ticket, meant, id) ? 'unfit' : 'apply'
}

/** A call that was on the screen when this was written is the one that is meant, whatever the clocks say. */
function isAboutAnotherCall(ticket: TicketFields, meant: Meant<TicketCommand>, id: string): boolean {
  if (!ABOUT_A_CALL.includes(meant.name) || (ticket.state !== 'called' && ticket.state !== 'serving')) return false
  const seen = meant.told.seen?.[id]
  const wasInHand = seen?.state === 'called' || seen?.state === 'serving'
  const isSeenCall = wasInHand && seen.called_by_command === (ticket.called_by_command ?? null)
  return !isSeenCall && meant.at < (ticket.called_at ?? 0)
}

/** The stream may bring a command's own doing before its answer has come: then the row is where it leads to. */
function isTrueAlready(ticket: TicketFields, meant: Meant<TicketCommand>, id: string): boolean {
  const seen = seenBefore(ticket, meant, id)
  if (seen === undefined || seen.state === ticket.state) return false
  const counter = 'counter_id' in meant.args ? meant.args.counter_id : undefined
  if (counter !== undefined && ticket.counter_id !== counter) return false
  return ticketStates.some((state) => {
    const cell = cellFor(meant.name, meant.kind, state)
    return cell?.effect === 'apply' && cell.next === ticket.state
  })
}
