import type { PublishedConfiguration } from '../../../../sync/configuration/published-configuration.ts'
import type { Device } from '../../../../sync/device/device.ts'
import type { TenantId } from '../../../../sync/ids.ts'
import type { QuoteArgs } from '../../../app/waits/use-quote-args.ts'
import { aheadOf } from '../../../device/printing/ahead-of.ts'
import { pageLanguage } from '../../../words/page-language.ts'
import { countTickets } from '../opening-now.ts'
import { refusalKey } from '../refusal-key.ts'
import { ticketOf } from '../ticket-of.ts'
import type { UsedCodes } from './check-in/used-codes.ts'
import type { ClosingOf } from './closing/closing-of.ts'
import type { FlowEvent, Visit } from './flow-state.ts'
import { givesTicket } from './gives-ticket.ts'
import { wishOf } from './wish-of.ts'

export type IssuePlace = {
  readonly device: Device
  readonly configuration: PublishedConfiguration
  readonly tenantId: TenantId
  readonly publicAddress: () => string
  readonly usedCodes: UsedCodes
  /** What they were told of the wait, which stands with the ticket. */
  readonly quoteArgs: QuoteArgs
  readonly closingOf: ClosingOf
  /** The paper goes first [KP8]. */
  untilFirstByte(ticketId: string): Promise<void>
}

/** Writes the ticket down that a customer asked for, or says why there is none. */
export async function issue(place: IssuePlace, visit: Visit): Promise<FlowEvent> {
  const { device, configuration, tenantId, publicAddress, usedCodes, quoteArgs, closingOf, untilFirstByte } = place
  const { view } = device
  const wish = wishOf(visit, pageLanguage(), quoteArgs)
  if (wish === undefined) return { kind: 'refused', why: 'not_ready' }
  if (!givesTicket(visit, configuration, view, device.now())) {
    return { kind: 'refused', why: visit.code === undefined ? 'just_closed' : 'closed_for_code' }
  }
  if (isTooLate(visit, closingOf)) return { kind: 'refused', why: 'too_late_today' }
  if (visit.code !== undefined && usedCodes.has(visit.code, view)) return { kind: 'refused', why: 'code_used_here' }
  const waiting = countTickets(view.tickets.values(), view.today).get(visit.serviceId ?? '')?.waiting ?? 0
  const written = await device.run(wish)
  if (written.kind === 'refused') return { kind: 'refused', why: refusalKey(written.code) }
  if (visit.code !== undefined) usedCodes.add(visit.code, view)
  const ticketId = String(written.row.args.ticket_id)
  // As its paper counts it: who has priority does not stand behind everybody, and everybody else does.
  const isLast = visit.classId === undefined && visit.code === undefined
  const ahead = aheadOf(ticketId, device.view) ?? (isLast ? waiting : undefined)
  const ticket = ticketOf(written.row, tenantId, publicAddress(), {
    ...(ahead !== undefined && { ahead }),
    issuedAt: device.now(),
  })
  await untilFirstByte(ticketId)
  return { kind: 'written', ticket, commandId: written.row.id }
}

/** Not who was asked before and wants a ticket all the same, nor who has an appointment: that place was given [KF25]. */
function isTooLate({ code, serviceId, classId, isLateKnown }: Visit, closingOf: ClosingOf): boolean {
  return code === undefined && !isLateKnown && closingOf(serviceId ?? '', classId) === 'refuse'
}
