import type { PrintJob } from '../../../../printer/spool/print-job.ts'
import type { View } from '../../../../sync/device/device.ts'
import type { TenantId } from '../../../../sync/ids.ts'
import { aheadOf } from '../../../device/printing/ahead-of.ts'
import type { FindTicket } from '../../../device/printing/create-ticket-finder.ts'
import { type Ticket, ticketOfFacts } from '../ticket-of.ts'
import { cutOffJob } from './cut-off-job.ts'

type Place = {
  readonly find: FindTicket
  readonly view: Pick<View, 'tickets' | 'today'>
  readonly tenantId: TenantId
  readonly origin: string
}

/** The ticket that was before its customer when the last page ended, with the people who are ahead of it by now [KP10]. */
export async function findCutOff(
  jobs: readonly PrintJob[],
  { find, view, tenantId, origin }: Place,
): Promise<Ticket | undefined> {
  const job = cutOffJob(jobs, { now: Date.now(), startedAt: performance.timeOrigin })
  const facts = job === undefined ? undefined : await find(job.ticket_id)
  if (facts === undefined) return undefined
  const ahead = aheadOf(facts.ticketId, view)
  return ticketOfFacts(facts, tenantId, origin, { issuedAt: facts.issuedAt, ...(ahead !== undefined && { ahead }) })
}
