import { expect, test } from 'vitest'
import { aTicket } from '../document/a-ticket.ts'
import { emptyBitmap, isBlack } from '../document/bitmap.ts'
import type { TextBlock } from '../layout/layout.ts'
import { aPaperCanvas } from '../pdf/a-paper-canvas.ts'
import type { PrinterProfile } from '../profiles/printer-profile.ts'
import { profileOf } from '../profiles/profiles.ts'
import { ticketToBytes } from '../ticket-to-bytes.ts'
import { lineDots } from './line-dots.ts'
import { stampLine } from './stamp-dots.ts'

const profile = profileOf('escpos-80') as PrinterProfile
const aLine: TextBlock = {
  ...{ kind: 'text', text: 'Caisse', font: { sizeDots: 40, weight: 700 }, x: 288, baseline: 60 },
  ...{ align: 'center', direction: 'ltr', ink: 'black', lostLetters: 0 },
}
const isAny = (bytes: Uint8Array): boolean => bytes.some((byte) => byte !== 0)

test('[TR8] a ticket on a canvas that has drawn many is as on a fresh one', () => {
  const used = aPaperCanvas()
  for (let n = 0; n < 140; n += 1) ticketToBytes({ ...aTicket(), number: `A-${100 + n}` }, profile, used)
  for (const number of ['A-100', 'A-239', 'B-001'])
    expect(ticketToBytes({ ...aTicket(), number }, profile, used)).toEqual(
      ticketToBytes({ ...aTicket(), number }, profile, aPaperCanvas()),
    )
})

test('[TR8] the same words in another place, size, weight or ink are another line', () => {
  const canvas = aPaperCanvas()
  const dotsOf = (more: Partial<TextBlock>) => lineDots({ ...aLine, ...more }, 576, canvas).ink.bytes
  const others: Partial<TextBlock>[] = [
    { x: 200 },
    { align: 'left' },
    { font: { sizeDots: 41, weight: 700 } },
    { font: { sizeDots: 40, weight: 500 } },
  ]
  for (const more of others) expect(dotsOf(more)).not.toEqual(dotsOf({}))
  expect(dotsOf({ baseline: 300 })).toBe(dotsOf({}))
  expect(lineDots(aLine, 384, canvas).ink.widthDots).toBe(384)
})

test('[TR8] ink is what was written, black or white, and what lies beyond the paper’s edges is left out', () => {
  const canvas = aPaperCanvas()
  const { ink: black, ascentDots } = lineDots(aLine, 576, canvas)
  const { ink: white } = lineDots({ ...aLine, ink: 'white' }, 576, canvas)
  expect(isAny(black.bytes)).toBe(true)
  const paper = emptyBitmap(576, 80)
  paper.bytes.fill(0xff)
  stampLine(paper, white, 60 - ascentDots, 'white')
  expect(isAny(paper.bytes.map((byte) => ~byte))).toBe(true)
  for (const top of [-20, 70]) {
    const edge = emptyBitmap(576, 80)
    stampLine(edge, black, top, 'black')
    const row = top < 0 ? 20 : 5
    for (let x = 0; x < 576; x += 1) expect(isBlack(edge, x, top + row)).toBe(isBlack(black, x, row))
  }
})

test('[TR8] a line that is higher than any keeps its letters, and loses of what is heaped upon them', () => {
  const canvas = aPaperCanvas()
  const plain = lineDots({ ...aLine, text: 'n' }, 576, canvas)
  const high = lineDots({ ...aLine, text: 'n', font: { sizeDots: 420, weight: 700 } }, 576, canvas)
  expect(high.ascentDots).toBeLessThanOrEqual(240)
  expect(high.ink.heightDots).toBeLessThanOrEqual(320)
  expect(isAny(high.ink.bytes)).toBe(true)
  expect(plain.ascentDots).toBeLessThan(60)
})
