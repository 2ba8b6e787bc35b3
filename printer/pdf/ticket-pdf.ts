import { createCanvas, PDFDocument } from '@napi-rs/canvas'
import { checkDocument } from '../document/check-document.ts'
import type { TicketDocument } from '../document/ticket-document.ts'
import { tidyDocument } from '../document/tidy-document.ts'
import { layoutTicket } from '../layout/layout-ticket.ts'
import type { PrinterProfile } from '../profiles/printer-profile.ts'
import { drawLayout } from '../raster/draw-layout.ts'
import { createWidths, measureOn } from '../raster/measure-on.ts'
import { drawDots } from './draw-dots.ts'
import { paperFontFamily } from './paper-fonts.ts'

/** 8 dots to the millimetre, 72 points to the inch. */
const POINTS_PER_DOT = 72 / 25.4 / 8
const MARGIN_DOTS = 32

/** A desk's printer sets the ticket as an 80 mm kiosk does, on a page that is as large as the ticket. */
const desk: PrinterProfile = {
  id: 'desk-pdf',
  name: 'PDF',
  paperMm: 80,
  widthDots: 576,
  language: 'esc-pos',
  image: 'rows',
  cutter: 'none',
  feedLines: 2,
  qr: 'dots',
  status: 'none',
}

/** The same ticket as the kiosk's, for the reception desk: text stays text, code and logo stay sharp. */
export function ticketPdf(document: TicketDocument): Uint8Array {
  const ticket = tidyDocument(document)
  const faults = checkDocument(ticket)
  if (faults.length > 0) throw new TypeError(`a ticket cannot be printed: ${faults.join(', ')}`)
  const surface = createCanvas(1, 1).getContext('2d')
  const fontFamily = paperFontFamily()
  const layout = layoutTicket(ticket, desk, measureOn({ surface, fontFamily, widths: createWidths() }))
  const pdf = new PDFDocument({ title: ticket.number })
  const page = pdf.beginPage(
    (layout.widthDots + 2 * MARGIN_DOTS) * POINTS_PER_DOT,
    (layout.heightDots + 2 * MARGIN_DOTS) * POINTS_PER_DOT,
  )
  page.scale(POINTS_PER_DOT, POINTS_PER_DOT)
  page.translate(MARGIN_DOTS, MARGIN_DOTS)
  drawLayout(layout, page, fontFamily)
  for (const block of layout.blocks) drawDots(block, page)
  pdf.endPage()
  return new Uint8Array(pdf.close())
}
