import '@fontsource-variable/cairo/wght.css'
import { decode } from 'fast-png'
import { beforeAll, expect, test } from 'vitest'
import { commands } from 'vitest/browser'
import type { Bitmap } from '../../document/bitmap.ts'
import { goldenTickets } from '../../document/golden-tickets.ts'
import { bitmapToPng } from '../../emulator/bitmap-to-png.ts'
import { emulatePrinter } from '../../emulator/emulate-printer.ts'
import type { PrinterProfile } from '../../profiles/printer-profile.ts'
import { profileOf } from '../../profiles/profiles.ts'
import { ticketToBytes } from '../../ticket-to-bytes.ts'
import { differentDots } from '../compare-bitmaps.ts'
import type { PaperCanvas } from '../surface.ts'
import { openPaperCanvas } from './open-paper-canvas.ts'

/** Of a picture of about 500,000: more than that is a letter, not an edge. */
const DIFFERENT_DOTS_MAX = 60
const isUpdating = import.meta.env.UPDATE === '1'

let canvas: PaperCanvas
beforeAll(async () => {
  canvas = await openPaperCanvas()
})

function paperOf(ticket: string, profile: PrinterProfile): Bitmap {
  const document = goldenTickets[ticket]
  if (document === undefined) throw new Error(`there is no ticket ${ticket}`)
  const { pieces } = emulatePrinter(ticketToBytes(document, profile, canvas), profile)
  if (pieces[0] === undefined) throw new Error('nothing was cut off')
  return pieces[0]
}

/** `UPDATE=1` writes them; what differs lies beside the one that was expected, in `.build/golden`. */
async function compareWithGolden(name: string, paper: Bitmap): Promise<number | undefined> {
  const path = `printer/raster/golden/${name}.png`
  const png = binaryOf(bitmapToPng(paper))
  if (isUpdating) {
    await commands.writeFile(path, png, 'binary')
    return 0
  }
  const different = differentDots(paper, bitmapOf(await commands.readFile(path, 'binary')))
  if (different !== 0) await commands.writeFile(`.build/golden/${name}.png`, png, 'binary')
  return different
}

function bitmapOf(binary: string): Bitmap {
  const { width, height, data, depth } = decode(Uint8Array.from(binary, (char) => char.charCodeAt(0)))
  if (depth !== 1) throw new Error('a golden picture has one bit a dot')
  return { widthDots: width, heightDots: height, bytes: Uint8Array.from(data, (byte) => ~byte & 0xff) }
}

function binaryOf(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => String.fromCharCode(byte)).join('')
}

const cases = Object.keys(goldenTickets).flatMap((ticket) =>
  ['escpos-58', 'escpos-80'].map((id) => [ticket, id] as const),
)

test.each(cases)('[TR1] the paper of %s on %s is as it was when somebody looked at it', async (ticket, id) => {
  const profile = profileOf(id)
  if (profile === undefined) throw new Error(`there is no printer ${id}`)
  const different = await compareWithGolden(`${ticket}-${profile.paperMm}`, paperOf(ticket, profile))
  expect(different).toBeLessThanOrEqual(DIFFERENT_DOTS_MAX)
})

test('[TR2] Star printers give the very same dots', () => {
  const [escPos, ...others] = ['escpos-80', 'star-80', 'star-line-80', 'star-graphics-80'].map((id) => {
    const profile = profileOf(id)
    if (profile === undefined) throw new Error(`there is no printer ${id}`)
    return paperOf('ar', profile).bytes
  })
  for (const other of others) {
    const dots = Math.min(escPos?.length ?? 0, other.length)
    expect(escPos?.subarray(0, dots)).toEqual(other.subarray(0, dots))
  }
})
