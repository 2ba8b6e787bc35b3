import { readFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import { decode } from 'fast-png'
import { expect, test } from 'vitest'
import type { Bitmap } from '../document/bitmap.ts'
import { goldenTickets } from '../document/golden-tickets.ts'
import { emulatePrinter } from '../emulator/emulate-printer.ts'
import type { PrinterProfile } from '../profiles/printer-profile.ts'
import { profileOf } from '../profiles/profiles.ts'
import { differentDots } from '../raster/compare-bitmaps.ts'
import { ticketToBytes } from '../ticket-to-bytes.ts'
import { aPaperCanvas } from './a-paper-canvas.ts'

const GOLDEN = resolve(import.meta.dirname, '../raster/golden')
/** As in the browser's own test: more than that is a letter, not an edge. */
const DIFFERENT_DOTS_MAX = 60

async function golden(name: string): Promise<Bitmap> {
  const { width, height, data } = decode(await readFile(`${GOLDEN}/${name}.png`))
  return { widthDots: width, heightDots: height, bytes: Uint8Array.from(data, (byte) => ~byte & 0xff) }
}

const canvas = aPaperCanvas()

test.each(
  Object.keys(goldenTickets).flatMap((name) => [
    [name, 58],
    [name, 80],
  ]),
)('[TP4] the server sets %s on %i mm paper as a browser does', async (name, paperMm) => {
  const profile = profileOf(`escpos-${paperMm}`) as PrinterProfile
  const ticket = goldenTickets[name]
  if (ticket === undefined) throw new Error(`there is no ticket ${name}`)
  const paper = emulatePrinter(ticketToBytes(ticket, profile, canvas), profile).pieces[0] as Bitmap
  expect(differentDots(paper, await golden(`${name}-${paperMm}`))).toBeLessThanOrEqual(DIFFERENT_DOTS_MAX)
})
