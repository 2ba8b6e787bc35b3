/** In a page of the app, which has its fonts: from a ticket's data to the bytes of its printer. */
import { goldenTickets } from '../../../../printer/document/golden-tickets.ts'
import { printerProfiles } from '../../../../printer/profiles/profiles.ts'
import { openPaperCanvas } from '../../../../printer/raster/browser/open-paper-canvas.ts'
import type { PaperCanvas } from '../../../../printer/raster/surface.ts'
import { ticketToBytes } from '../../../../printer/ticket-to-bytes.ts'

let canvas: PaperCanvas
const tickets = Object.values(goldenTickets)

Object.assign(globalThis, {
  async openCanvas(): Promise<void> {
    canvas = await openPaperCanvas()
  },
  /** The n-th of many, no two of which are alike, as in a branch; by the clock. */
  encodeTicket(n: number): number {
    const [ticket, profile] = [tickets[n % tickets.length], printerProfiles[n % printerProfiles.length]]
    if (ticket === undefined || profile === undefined) throw new Error('nothing to print')
    const next = { ...ticket, number: `A-${String(100 + n)}`, qr: `${ticket.qr}${n}` }
    const startedAt = performance.now()
    ticketToBytes(next, profile, canvas)
    return performance.now() - startedAt
  },
})
