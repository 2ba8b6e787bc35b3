import type { ErrorCode } from '../errors/codes.ts'
import type { Flag } from '../wire/flags.ts'
import type { TicketState } from './ticket-state.ts'

/** `next` null: the command takes effect and the state stays. */
type Apply = { readonly effect: 'apply'; readonly next: TicketState | null }
type Restore = { readonly effect: 'restore' }

/** What already happened can be recorded beside the ticket, but never refused. */
export type FactCell =
  | Apply
  | Restore
  | { readonly effect: 'record'; readonly code: Flag }
  | { readonly effect: 'contest'; readonly code: Flag }
  | { readonly effect: 'merge' }

/** A wish is granted or refused; nothing is kept of it beside the ticket. */
export type IntentCell = Apply | Restore | { readonly effect: 'reject'; readonly code: ErrorCode }

export type Cell = FactCell | IntentCell
export type Row<AnyCell extends Cell> = { readonly [State in TicketState]: AnyCell }

export const stay = { effect: 'apply', next: null } as const
export const merge = { effect: 'merge' } as const
export const restore = { effect: 'restore' } as const
export const to = (next: TicketState) => ({ effect: 'apply', next }) as const
export const record = (code: Flag) => ({ effect: 'record', code }) as const
export const contest = (code: Flag) => ({ effect: 'contest', code }) as const
export const reject = (code: ErrorCode) => ({ effect: 'reject', code }) as const

type EightCells<AnyCell> = [AnyCell, AnyCell, AnyCell, AnyCell, AnyCell, AnyCell, AnyCell, AnyCell]

/** Eight cells in the order of `ticketStates`: a row that is short does not compile. */
export const factRow = (...cells: EightCells<FactCell>) => row(cells)
export const intentRow = (...cells: EightCells<IntentCell>) => row(cells)

function row<AnyCell extends Cell>(cells: EightCells<AnyCell>): Row<AnyCell> {
  const [waiting, called, serving, parked, no_show, completed, cancelled, expired] = cells
  return { waiting, called, serving, parked, no_show, completed, cancelled, expired }
}
