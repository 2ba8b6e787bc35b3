import type { PrintJob } from '../../../../printer/spool/print-job.ts'
import type { View } from '../../../../sync/device/device.ts'
import type { IdentityValue } from '../../../../sync/device/meta.ts'
import { aheadOf } from '../../../device/printing/ahead-of.ts'
import type { Paper } from '../../../device/printing/paper.ts'
import { type Ticket, ticketOfFacts } from '../ticket-of.ts'
import { cutOffJob } from './cut-off-job.ts'

type Place = { readonly paper: Paper; readonly view: View; readonly identity: IdentityValue; publicAddress(): string }

/** The ticket that was cut off when the page before this one ended, as it stands by now. */
export async function findCutOff(
  jobs: readonly PrintJob[],
  { paper, view, identity, publicAddress }: Place,
): Promise<Ticket | undefined> {
  const job = cutOffJob(jobs, { now: Date.now(), startedAt: performance.timeOrigin })
  const facts = job && (await paper.find(job.ticket_id))
  if (facts === undefined) return undefined
  const ahead = aheadOf(facts.ticketId, view)
  const moment = { issuedAt: facts.issuedAt, ...(ahead !== undefined && { ahead }) }
  return ticketOfFacts(facts, identity.tenant.id, publicAddress(), moment)
}
