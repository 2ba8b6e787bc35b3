import ReceiptPrinterEncoder from '@point-of-sale/receipt-printer-encoder'
import fc from 'fast-check'
import { decode } from 'fast-png'
import { expect, test } from 'vitest'
import { type Bitmap, isBlack } from '../document/bitmap.ts'
import { encodeTicket } from '../encode/encode-ticket.ts'
import { printerProfiles } from '../profiles/profiles.ts'
import { bitmapToPng } from './bitmap-to-png.ts'
import { emulatePrinter } from './emulate-printer.ts'
import { ticketPicture } from './ticket-picture.ts'
import { transcript } from './transcript.ts'

const escPos = { language: 'esc-pos', widthDots: 384 } as const
const graphics = { language: 'star-graphics', widthDots: 576 } as const
const star = { language: 'star-prnt', widthDots: 384 } as const

const bytesOf = (...parts: readonly (string | number)[]) =>
  Uint8Array.from(parts.flatMap((part) => (typeof part === 'number' ? [part] : [...Buffer.from(part, 'hex')])))

function inkOf(bitmap: Bitmap): number {
  return bitmap.bytes.reduce((sum, byte) => sum + byte.toString(2).replaceAll('0', '').length, 0)
}

/** Bytes that begin like commands, since mere noise is mostly text. */
const wild = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        '1b40',
        '1d7630',
        '1b2a21',
        '1d286b',
        '1d56',
        '1b58',
        '1b1d7944',
        '1d6b',
        '1b64',
        '1d2848',
        '62',
        '1b2a7246',
        '1b0c00',
        '1004',
        '0a',
      ),
      fc.uint8Array({ maxLength: 12 }).map((bytes) => Buffer.from(bytes).toString('hex')),
    ),
    { maxLength: 60 },
  )
  .map((parts) => bytesOf(...parts))

test('[EM1] whatever the bytes, they are read to their end and become paper', () => {
  fc.assert(
    fc.property(wild, fc.constantFrom(escPos, star, graphics), (bytes, profile) => {
      const { commands, pieces, rest } = emulatePrinter(bytes, profile)
      expect(commands.every(({ at }, index) => at > (commands[index - 1]?.at ?? -1))).toBe(true)
      expect(transcript(commands).split('\n').length).toBeGreaterThanOrEqual(Math.min(1, commands.length))
      for (const { widthDots, heightDots, bytes: dots } of [...pieces, rest])
        expect(dots).toHaveLength((widthDots / 8) * heightDots)
    }),
    { numRuns: 300 },
  )
})

test('[EM2] the library’s own pictures, codes and cuts are understood in both languages', () => {
  const data = new Uint8ClampedArray(16 * 24 * 4).fill(255)
  for (let dot = 0; dot < 16; dot++) data.fill(0, (dot * 16 + dot) * 4, (dot * 16 + dot) * 4 + 3)
  for (const [profile, imageMode] of [
    [escPos, 'raster'],
    [escPos, 'column'],
    [star, 'column'],
  ] as const) {
    const encoder = new ReceiptPrinterEncoder({ language: profile.language, imageMode, feedBeforeCut: 2 })
    const bytes = encoder
      .initialize()
      .image({ data, width: 16, height: 24 }, 16, 24, 'threshold', 128)
      .align('center')
      .qrcode('https://file.example', { model: 2, size: 4, errorlevel: 'm' })
      .cut('partial')
      .encode()
    const { pieces, commands } = emulatePrinter(bytes, profile)
    expect(commands.filter(({ kind }) => kind === 'unknown' || kind === 'cut_short')).toEqual([])
    const paper = pieces[0]
    if (paper === undefined) throw new Error('nothing was cut off')
    for (let dot = 0; dot < 16; dot++) expect(isBlack(paper, dot, dot)).toBe(true)
    // The code is in the middle and has modules of four dots.
    expect(inkOf(paper) - 16).toBeGreaterThan(200 * 16)
    expect((inkOf(paper) - 16) % 16).toBe(0)
    expect(commands).toContainEqual(expect.objectContaining({ kind: 'qr_store', text: 'https://file.example' }))
  }
})

test('[EM3] an unknown command is named with its place, and what follows is read', () => {
  const { commands } = emulatePrinter(bytesOf('1b40', '1bfe', '1d5600'), escPos)
  expect(transcript(commands)).toBe('     0  initialize\n     2  unknown 1bfe\n     4  cut full')
  expect(transcript(emulatePrinter(bytesOf('01'), star).commands)).toBe('     0  unknown 01')
})

test('[EM4] a command that the bytes end within says how much is missing', () => {
  const { commands, rest } = emulatePrinter(bytesOf('1b40', '1d7630', '00', '3000', '0a00', '00'.repeat(100)), escPos)
  expect(commands.at(-1)).toEqual({ kind: 'cut_short', name: 'image', missingBytes: 48 * 10 - 100, at: 2 })
  expect(rest.heightDots).toBe(0)
  expect(transcript(emulatePrinter(bytesOf('1d56'), escPos).commands)).toMatch(/cut, cut short: 1 bytes/)
})

test('[EM5] each cut gives a piece; what lies over the edge is lost', () => {
  const wide = ['1d7630', '00', '3c00', '0200', 'ff'.repeat(60 * 2)]
  const { pieces, rest } = emulatePrinter(bytesOf(...wide, '1d5601', ...wide, '1d564210', ...wide), escPos)
  expect(pieces.map(({ heightDots }) => heightDots)).toEqual([2, 18])
  expect(pieces.map(inkOf)).toEqual([384 * 2, 384 * 2])
  expect(rest.heightDots).toBe(2)
})

test('[EM6] feeds without end stop at the end of the roll', () => {
  const { pieces, rest } = emulatePrinter(
    bytesOf(...Array.from({ length: 2_000 }, () => '1b64ff'), '1d5600', '0a'),
    escPos,
  )
  expect(pieces.map(({ heightDots }) => heightDots)).toEqual([40_000])
  expect(rest.heightDots).toBe(0)
})

test('[EM6] what comes after the end of the roll costs nothing', () => {
  const code = ['1d286b', '5b02', '315030', '41'.repeat(600), '1d286b0300315130']
  const { rest } = emulatePrinter(bytesOf(...Array.from({ length: 1_500 }, () => code).flat()), escPos)
  expect(rest.heightDots).toBe(40_000)
})

test('[EM7] text, questions and settings are in the transcript', () => {
  const bytes = bytesOf(
    '1b6101',
    Buffer.from('Bonjour').toString('hex'),
    '0a',
    '100402',
    '1d2848',
    '0600',
    '30304a4f4231',
  )
  expect(
    transcript(emulatePrinter(bytes, escPos).commands)
      .split('\n')
      .map((line) => line.slice(8)),
  ).toEqual(['align center', 'text "Bonjour"', 'line feed', 'real-time status?', 'process id'])
})

test('[EM8] a PNG shows black where the paper is black', () => {
  const bitmap = { widthDots: 16, heightDots: 2, bytes: Uint8Array.of(0x80, 0x01, 0xff, 0x00) }
  const png = decode(bitmapToPng(bitmap))
  expect([png.width, png.height, png.depth, png.channels]).toEqual([16, 2, 1, 1])
  expect([...png.data]).toEqual([0x7f, 0xfe, 0x00, 0xff])
})

test.each(printerProfiles)('[EM9] the ticket of $id is a picture, cut off or at the tear bar', (profile) => {
  const bitmap: Bitmap = { widthDots: profile.widthDots, heightDots: 80, bytes: new Uint8Array(profile.widthDots * 10) }
  bitmap.bytes.fill(0xff)
  const png = decode(ticketPicture(encodeTicket({ bitmap }, profile), profile))
  expect(png.width).toBe(profile.widthDots)
  expect(png.height).toBeGreaterThan(80)
  expect(png.data.subarray(0, bitmap.bytes.length).every((byte) => byte === 0)).toBe(true)
})
