import ReceiptPrinterEncoder from '@point-of-sale/receipt-printer-encoder'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Bitmap, emptyBitmap, isBlack } from '../document/bitmap.ts'
import { emulatePrinter } from '../emulator/emulate-printer.ts'
import type { PrinterProfile } from '../profiles/printer-profile.ts'
import { printerProfiles } from '../profiles/profiles.ts'
import { encodeTicket } from './encode-ticket.ts'
import { rasterRows } from './raster-rows.ts'
import { rasterStrips } from './raster-strips.ts'

const picture = fc
  .record({ wide: fc.integer({ min: 1, max: 10 }), heightDots: fc.integer({ min: 1, max: 600 }) })
  .chain(({ wide, heightDots }) =>
    fc
      .uint8Array({ minLength: wide * heightDots, maxLength: wide * heightDots })
      .map((bytes): Bitmap => ({ widthDots: wide * 8, heightDots, bytes })),
  )

/** As the library itself would send it: slow, but what its author has tried on printers. */
function byTheLibrary(bitmap: Bitmap, language: 'esc-pos' | 'star-prnt', mode: 'raster' | 'column'): Uint8Array {
  const { widthDots: width, heightDots: height } = bitmap
  const data = new Uint8ClampedArray(width * height * 4).fill(255)
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++)
      if (isBlack(bitmap, x, y)) data.fill(0, (y * width + x) * 4, (y * width + x) * 4 + 3)
  const encoder = new ReceiptPrinterEncoder({ language, imageMode: mode, autoFlush: false, feedAfterBlock: false })
  return encoder.image({ data, width, height }, width, height, 'threshold', 128).encode()
}

function isIn(bytes: Uint8Array, part: Uint8Array): boolean {
  return Buffer.from(bytes).includes(Buffer.from(part))
}

test('[TE1] pictures go out as the library sends them, in every language', () => {
  fc.assert(
    fc.property(picture, (drawn) => {
      // The library pads with white to 8 rows.
      const rows = Math.ceil(drawn.heightDots / 8) * 8
      const bitmap = emptyBitmap(drawn.widthDots, rows)
      bitmap.bytes.set(drawn.bytes)
      expect(isIn(byTheLibrary(bitmap, 'esc-pos', 'raster'), rasterRows(bitmap))).toBe(true)
      expect(isIn(byTheLibrary(bitmap, 'esc-pos', 'column'), rasterStrips(bitmap, 'esc-pos'))).toBe(true)
      expect(isIn(byTheLibrary(bitmap, 'star-prnt', 'column'), rasterStrips(bitmap, 'star-prnt'))).toBe(true)
    }),
    { numRuns: 15 },
  )
})

test.each(printerProfiles)('[TE2] $id prints the picture dot by dot, feeds and cuts as its profile says', (profile) => {
  const bitmap = emptyBitmap(profile.widthDots, 400)
  bitmap.bytes.forEach((_, at) => {
    bitmap.bytes[at] = (at * 37) & 0xff
  })
  const { pieces, rest, commands } = emulatePrinter(encodeTicket({ bitmap }, profile), profile)
  const paper = profile.cutter === 'none' ? rest : pieces[0]
  expect(pieces).toHaveLength(profile.cutter === 'none' ? 0 : 1)
  expect(paper?.bytes.subarray(0, bitmap.bytes.length)).toEqual(bitmap.bytes)
  expect(paper?.bytes.subarray(bitmap.bytes.length).every((byte) => byte === 0)).toBe(true)
  expect(paper?.heightDots).toBeGreaterThanOrEqual(400 + profile.feedLines * 34)
  expect(commands[0]?.kind).toBe('initialize')
  const cuts = commands.flatMap((each) =>
    each.kind === 'cut' ? each.how : each.kind === 'page_end_mode' ? each.cut : [],
  )
  expect(cuts[0] ?? 'none').toBe(profile.cutter)
  // Nothing moves the paper of the next customer.
  if (profile.cutter !== 'none') expect(rest.heightDots).toBe(0)
  expect(commands.filter(({ kind }) => ['unknown', 'cut_short', 'text'].includes(kind))).toEqual([])
})

test('[TE3] a code of the printer itself stands where the layout left its rows white', () => {
  const profile = printerProfiles.find(({ qr }) => qr === 'native') as PrinterProfile
  const bitmap = emptyBitmap(profile.widthDots, 400)
  bitmap.bytes.fill(0xff, 0, 72)
  bitmap.bytes.fill(0xff, 399 * 72)
  const nativeQr = { text: 'https://file.example/t/abc', moduleDots: 4, top: 100, bottom: 300 }
  const { pieces, commands } = emulatePrinter(encodeTicket({ bitmap, nativeQr }, profile), profile)
  expect(commands.flatMap((command) => (command.kind === 'qr_store' ? command.text : []))).toEqual([nativeQr.text])
  expect(commands.flatMap(({ kind }) => (['image', 'qr_print', 'cut'].includes(kind) ? kind : []))).toEqual([
    'image',
    'qr_print',
    'image',
    'cut',
  ])
  const paper = pieces[0]
  expect(paper !== undefined && isBlack(paper, 0, 0) && !isBlack(paper, 0, 50)).toBe(true)
})

test('[TE6] a printer of dots alone is told how the ticket ends before its first row, and no white ends of rows', () => {
  const profile = printerProfiles.find(({ language }) => language === 'star-graphics') as PrinterProfile
  const bitmap = emptyBitmap(profile.widthDots, 3)
  bitmap.bytes.set([0xff, 0x00, 0x81], 72)
  const hex = Buffer.from(encodeTicket({ bitmap }, profile)).toString('hex')
  expect(hex).toBe(
    `${'1b2a7252'}${'1b2a7241'}${'1b2a72503000'}${'1b2a7246313300'}${'62010000'}${'620300ff0081'}${'62010000'}${'1b0c00'}${'1b2a7242'}`,
  )
})

test('[TE4] a picture for other paper is refused', () => {
  const profile = printerProfiles.find(({ widthDots }) => widthDots === 384) as PrinterProfile
  expect(() => encodeTicket({ bitmap: emptyBitmap(576, 8) }, profile)).toThrow(RangeError)
})
