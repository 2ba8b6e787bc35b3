import type { Device } from '../../../sync/device/device.ts'
import {
  counterId as asCounterId,
  serviceId as asServiceId,
  staffId as asStaffId,
  ticketId as asTicketId,
} from '../../../sync/ids.ts'
import type { OutboxRow } from '../../../sync/outbox/outbox-row.ts'
import type { TicketRow } from '../../../sync/view/view-rows.ts'
import type { To } from './dialogs/destinations.ts'
import { openCallOf } from './open-call-of.ts'
import type { Acts } from './use-acts.ts'

/** By age: a call that took longer than this is nobody's any more. */
export const VALID_FOR_MS = 15_000

/** What needs to know nothing but the ticket. */
export type PlainAct =
  | 'start_service'
  | 'recall_ticket'
  | 'mark_no_show'
  | 'park_ticket'
  | 'return_ticket'
  | 'cancel_ticket'
  | 'reinstate_ticket'

export type TicketCommands = {
  onTicket(name: PlainAct, ticket: TicketRow): Promise<void>
  /** With one of the tenant's outcomes, by its key. */
  complete(ticket: TicketRow, outcome?: string): Promise<void>
  transfer(ticket: TicketRow, to: To): Promise<void>
  addLeg(ticket: TicketRow, serviceId: string): Promise<void>
  note(ticket: TicketRow, text: string): Promise<void>
  letPass(ticket: TicketRow): Promise<void>
}
type Parts = {
  readonly device: Device
  readonly counterId: string
  readonly act: Acts['act']
  readonly goOn: (call: OutboxRow) => Promise<void>
}

/** Everything that a teller can do with one ticket. */
export function ticketCommands({ device, counterId, act, goOn }: Parts): TicketCommands {
  const counter_id = asCounterId.parse(counterId)

  /** Whoever acts on a call that nobody has answered for long has gone on with it [TC16]; before that the call decides whom it took. */
  async function named({ id, called_by_command }: TicketRow) {
    const call = openCallOf(device.view, called_by_command, Date.now())
    if (call === undefined) return { ticket_id: asTicketId.parse(id) }
    if (call.kind === 'fresh') return { call: call.id }
    await goOn(call.row)
    return { ticket_id: asTicketId.parse(id) }
  }

  return {
    async onTicket(name, ticket) {
      const who = await named(ticket)
      const about = ticket.number ?? ''
      if (name === 'recall_ticket') await act({ name, args: { ...who, counter_id, valid_for_ms: VALID_FOR_MS } }, about)
      else if (name === 'start_service' || name === 'mark_no_show')
        await act({ name, args: { ...who, counter_id } }, about)
      else await act({ name, args: who }, about)
    },
    async complete(ticket, outcome) {
      const args = { ...(await named(ticket)), counter_id, ...(outcome !== undefined && { outcome }) }
      await act({ name: 'complete_service', args }, ticket.number ?? '')
    },
    async transfer(ticket, { service_id, counter_id: counter, staff_id }) {
      const to = {
        ...(service_id !== undefined && { service_id: asServiceId.parse(service_id) }),
        ...(counter !== undefined && { counter_id: asCounterId.parse(counter) }),
        ...(staff_id !== undefined && { staff_id: asStaffId.parse(staff_id) }),
      }
      await act({ name: 'transfer_ticket', args: { ...(await named(ticket)), to } }, ticket.number ?? '')
    },
    async addLeg(ticket, serviceId) {
      const args = { ...(await named(ticket)), service_id: asServiceId.parse(serviceId) }
      await act({ name: 'add_leg', args }, ticket.number ?? '')
    },
    async note(ticket, text) {
      await act({ name: 'note_ticket', args: { ...(await named(ticket)), text } }, ticket.number ?? '')
    },
    async letPass(ticket) {
      await act({ name: 'let_pass', args: { ...(await named(ticket)), count: 1 } }, ticket.number ?? '')
    },
  }
}
