import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import jsQR from 'jsqr'
import { expect, test } from 'vitest'
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader'
import { aTicket } from '../document/a-ticket.ts'
import { type Bitmap, rowsOf } from '../document/bitmap.ts'
import type { TicketDocument } from '../document/ticket-document.ts'
import { emulatePrinter } from '../emulator/emulate-printer.ts'
import { aPaperCanvas } from '../pdf/a-paper-canvas.ts'
import type { PrinterProfile } from '../profiles/printer-profile.ts'
import { profileOf } from '../profiles/profiles.ts'
import { ticketToBytes } from '../ticket-to-bytes.ts'
import { cameraView, type Hardship, PLEASANT, viewToRgba } from './camera-view.ts'
import { QR_CHARS_MAX } from './qr-limits.ts'

const wasm = await readFile(fileURLToPath(import.meta.resolve('zxing-wasm/reader/zxing_reader.wasm')))
prepareZXingModule({ overrides: { wasmBinary: wasm.buffer.slice(wasm.byteOffset, wasm.byteOffset + wasm.length) } })
const canvas = aPaperCanvas()

function paperOf(ticket: TicketDocument, id: string): Bitmap {
  const profile = profileOf(id) as PrinterProfile
  const { pieces } = emulatePrinter(ticketToBytes(ticket, profile, canvas), profile)
  return pieces[0] as Bitmap
}

type Picture = { readonly data: Uint8ClampedArray<ArrayBuffer>; readonly width: number; readonly height: number }

function pictureOf(paper: Bitmap, hardship: Partial<Hardship> = {}): Picture {
  // Where the code is: what stands above it takes no part.
  const foot = rowsOf(paper, Math.floor(paper.heightDots * 0.4), paper.heightDots)
  const view = cameraView(foot, { ...PLEASANT, ...hardship }, seeded(7))
  return { data: viewToRgba(view), width: view.width, height: view.height }
}

async function readByZxing(picture: Picture): Promise<string | undefined> {
  const [found] = await readBarcodes({ ...picture, colorSpace: 'srgb' }, { formats: ['QRCode'], tryHarder: true })
  return found?.text
}

function readByJsqr({ data, width, height }: Picture): string | undefined {
  return jsQR(data, width, height, { inversionAttempts: 'dontInvert' })?.data
}

test.each(['escpos-58', 'escpos-80', 'star-58', 'star-graphics-80', 'escpos-80-native-qr', 'escpos-80-strips'])(
  '[QC1] two independent readers read the code from the paper of %s',
  async (id) => {
    const ticket = aTicket({ language: 'ar' })
    const picture = pictureOf(paperOf(ticket, id))
    expect(await readByZxing(picture)).toBe(ticket.qr)
    expect(readByJsqr(picture)).toBe(ticket.qr)
  },
)

test('[QC2] the longest address that paper takes is read from the narrowest paper', async () => {
  const ticket = aTicket({ qr: `https://${'x'.repeat(QR_CHARS_MAX - 9)}#`, stamp: 'copy', marks: ['offline'] })
  expect(await readByZxing(pictureOf(paperOf(ticket, 'escpos-58')))).toBe(ticket.qr)
})

// On narrow paper the modules are the smallest: what is read there is read on wide paper.
test.each<[string, Partial<Hardship>]>([
  ['a worn head', { deadColumns: [131, 200, 290] }],
  ['paper that slipped', { lostRows: [190, 262, 331] }],
  ['a faded ticket', { fading: 0.6, noise: 20 }],
  ['a lens out of focus', { blurDots: 1, noise: 15 }],
  ['a dark hall', { noise: 70, fading: 0.2 }],
  ['a ticket held askew', { turnedDegrees: 9, noise: 15 }],
  [
    'all of it, mildly',
    { deadColumns: [210], lostRows: [280], fading: 0.3, blurDots: 0.7, noise: 20, turnedDegrees: 3 },
  ],
])('[QC3] the code is read from %s', async (_, hardship) => {
  const ticket = aTicket()
  expect(await readByZxing(pictureOf(paperOf(ticket, 'escpos-58'), hardship))).toBe(ticket.qr)
})

/** The same noise in each run. */
function seeded(seed: number): () => number {
  let state = seed
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state / 2 ** 32
  }
}
