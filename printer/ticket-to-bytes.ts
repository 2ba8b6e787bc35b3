import { checkDocument } from './document/check-document.ts'
import type { TicketDocument } from './document/ticket-document.ts'
import { tidyDocument } from './document/tidy-document.ts'
import { encodeTicket } from './encode/encode-ticket.ts'
import type { PrintablePicture } from './encode/printable-picture.ts'
import type { Layout } from './layout/layout.ts'
import { layoutTicket } from './layout/layout-ticket.ts'
import type { PrinterProfile } from './profiles/printer-profile.ts'
import { QUIET_MODULES } from './qr/qr-limits.ts'
import { measureOn } from './raster/measure-on.ts'
import { rasterLayout } from './raster/raster-layout.ts'
import type { PaperCanvas } from './raster/surface.ts'

/** A ticket's data → the bytes of its printer. A document that cannot be printed is a fault of who made it, so it throws. */
export function ticketToBytes(
  document: TicketDocument,
  profile: PrinterProfile,
  canvas: PaperCanvas,
): Uint8Array<ArrayBuffer> {
  const ticket = tidyDocument(document)
  const faults = checkDocument(ticket)
  if (faults.length > 0) throw new TypeError(`a ticket cannot be printed: ${faults.join(', ')}`)
  const layout = layoutTicket(ticket, profile, measureOn(canvas))
  const bitmap = rasterLayout(layout, canvas, profile.qr)
  return encodeTicket({ bitmap, ...nativeQrOf(layout, ticket, profile) }, profile)
}

function nativeQrOf(
  { blocks }: Layout,
  ticket: TicketDocument,
  profile: PrinterProfile,
): Pick<PrintablePicture, 'nativeQr'> {
  const block = blocks.find(({ kind }) => kind === 'qr')
  if (profile.qr === 'dots' || block?.kind !== 'qr' || ticket.qr === undefined) return {}
  const quiet = QUIET_MODULES * block.moduleDots
  const bottom = block.y + block.matrix.length * block.moduleDots + quiet
  return { nativeQr: { text: ticket.qr, moduleDots: block.moduleDots, top: block.y - quiet, bottom } }
}
