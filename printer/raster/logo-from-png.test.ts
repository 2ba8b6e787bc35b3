import { encode, type ImageData } from 'fast-png'
import { expect, test } from 'vitest'
import { aTicket } from '../document/a-ticket.ts'
import { isBlack } from '../document/bitmap.ts'
import { checkDocument } from '../document/check-document.ts'
import { logoFromPng } from './logo-from-png.ts'

function png(
  width: number,
  height: number,
  channels: 1 | 2 | 3 | 4,
  value: (x: number, y: number, c: number) => number,
) {
  const data = new Uint8Array(width * height * channels)
  for (let at = 0; at < data.length; at++) {
    const dot = Math.floor(at / channels)
    data[at] = value(dot % width, Math.floor(dot / width), at % channels)
  }
  return encode({ width, height, channels, depth: 8, data } satisfies ImageData)
}

function blackShare({ widthDots, heightDots, bytes }: NonNullable<ReturnType<typeof logoFromPng>>): number {
  const black = bytes.reduce((sum, byte) => sum + byte.toString(2).replaceAll('0', '').length, 0)
  return black / (widthDots * heightDots)
}

test('[TR4] a black and white logo keeps its dots, on whole bytes', () => {
  const logo = logoFromPng(png(20, 10, 1, (x, y) => ((x + y) % 3 === 0 ? 0 : 255)))
  expect(logo).toMatchObject({ widthDots: 24, heightDots: 10 })
  if (logo === null) throw new Error('there is no logo')
  for (let y = 0; y < 10; y++) for (let x = 0; x < 20; x++) expect(isBlack(logo, x + 2, y)).toBe((x + y) % 3 === 0)
})

test('[TR4] grey becomes as many dots as it is dark', () => {
  for (const grey of [32, 64, 128, 192, 224]) {
    const logo = logoFromPng(png(160, 100, 3, () => grey))
    expect(logo === null ? 0 : blackShare(logo)).toBeCloseTo(1 - grey / 255, 1)
  }
})

test('[TR4] what is transparent is paper, and a large picture becomes small enough for every ticket', () => {
  const logo = logoFromPng(png(900, 900, 4, (x, _, channel) => (channel === 3 ? (x < 450 ? 255 : 0) : 0)))
  if (logo === null) throw new Error('there is no logo')
  expect(logo).toMatchObject({ widthDots: 112, heightDots: 112 })
  expect(isBlack(logo, 20, 50) && !isBlack(logo, 90, 50)).toBe(true)
  expect(checkDocument(aTicket({ logo }))).toEqual([])
})

test('[TR4] pictures of less than a byte a dot and with a palette are read, too', () => {
  const packed = encode({ width: 16, height: 8, channels: 1, depth: 1, data: new Uint8Array(16).fill(0x0f) })
  const logo = logoFromPng(packed)
  expect(logo?.bytes).toEqual(new Uint8Array(16).fill(0xf0))
  const data = Uint8Array.from({ length: 64 }, (_, dot) => (dot % 8 < 4 ? 1 : 0))
  const palette: [number, number, number][] = [
    [255, 255, 255],
    [0, 0, 0],
  ]
  expect(logoFromPng(encode({ width: 8, height: 8, channels: 1, depth: 8, data, palette }))?.bytes).toEqual(
    new Uint8Array(8).fill(0xf0),
  )
})

test('[TR5] what is no picture, or claims to be a huge one, is none, and does not throw', () => {
  const huge = png(8, 8, 1, () => 0)
  new DataView(huge.buffer, huge.byteOffset).setUint32(16, 100_000)
  for (const bytes of [new Uint8Array(), new Uint8Array(100), Buffer.from('<svg/>'.repeat(9)), huge])
    expect(logoFromPng(bytes)).toBeNull()
})

test('[TR5] a picture of which nothing would be printed, white on nothing or on white, is none', () => {
  expect(logoFromPng(png(60, 20, 4, (x, _, channel) => (channel === 3 && x > 30 ? 0 : 255)))).toBeNull()
  expect(logoFromPng(png(60, 20, 1, () => 255))).toBeNull()
})
