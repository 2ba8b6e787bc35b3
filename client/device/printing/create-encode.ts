import type { TicketDocument } from '../../../printer/document/ticket-document.ts'
import type { PrinterProfile } from '../../../printer/profiles/printer-profile.ts'
import type { PaperCanvas } from '../../../printer/raster/surface.ts'
import type { PrintJob } from '../../../printer/spool/print-job.ts'
import type { Encode } from '../../../printer/spool/spool-ports.ts'
import { ticketToBytes } from '../../../printer/ticket-to-bytes.ts'
import type { Device } from '../../../sync/device/device.ts'
import { aheadOf } from './ahead-of.ts'
import type { FindTicket } from './create-ticket-finder.ts'
import { documentOf } from './document-of.ts'
import type { LogoDots } from './logo-dots.ts'
import { type PrinterChoice, profileFor } from './printer-choice.ts'
import { signTicket, type TicketSigner } from './signed-ticket.ts'
import { testDocument } from './test-document.ts'

export type EncodeDeps = TicketSigner & {
  readonly device: Pick<Device, 'view' | 'now'>
  readonly canvas: PaperCanvas
  readonly choice: PrinterChoice
  readonly findTicket: FindTicket
  readonly logoDots: LogoDots
}

export type Drawn = { readonly bytes: Uint8Array<ArrayBuffer>; readonly profile: PrinterProfile }

/** The bytes of a job as this printer wants them [KP1]–[KP4]; rejects what cannot be drawn, and the spool then says so. */
export function createEncode(deps: EncodeDeps): Encode {
  return async (job, { language, name }) => {
    const profile = profileFor(language, deps.choice.chosen())
    if (profile === undefined) throw new Error(`no profile speaks to ${name}`)
    return ticketToBytes(await documentOfJob(job, deps), profile, deps.canvas)
  }
}

/** The paper of a ticket as it would come out now, for a screen. */
export async function drawTicket(ticketId: string, profile: PrinterProfile, deps: EncodeDeps): Promise<Drawn> {
  const job = { kind: 'original', ticket_id: ticketId } as const
  return { bytes: ticketToBytes(await documentOfJob(job, deps), profile, deps.canvas), profile }
}

async function documentOfJob(
  { kind, ticket_id }: Pick<PrintJob, 'kind' | 'ticket_id'>,
  deps: EncodeDeps,
): Promise<TicketDocument> {
  const { device, identity } = deps
  const { configuration } = device.view
  if (configuration === undefined) throw new Error('there is no configuration to draw by')
  const logo = await deps.logoDots(configuration)
  if (kind === 'test') {
    return testDocument(configuration, identity, { origin: deps.publicAddress(), at: device.now(), logo })
  }
  const facts = await deps.findTicket(ticket_id)
  if (facts === undefined) throw new Error(`nothing is known of the ticket ${ticket_id}`)
  return documentOf(facts, configuration, identity, {
    qr: await signTicket(facts, deps),
    ahead: aheadOf(ticket_id, device.view),
    // What was told at the tap is over when a copy is asked for.
    wait: kind === 'copy' ? undefined : facts.wait,
    // [SL11] Whoever holds both sees which one came later.
    stamp: kind === 'copy' ? 'copy' : undefined,
    logo,
  })
}
