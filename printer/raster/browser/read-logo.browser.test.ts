import { encode } from 'fast-png'
import { expect, test } from 'vitest'
import { logoFromPng } from '../logo-from-png.ts'
import { readLogo } from './read-logo.ts'

const WIDTH = 480
const HEIGHT = 160
const rows = (channels: 1 | 3, valueAt: (x: number, y: number) => number) =>
  Uint8Array.from({ length: WIDTH * HEIGHT * channels }, (_, at) => {
    const dot = Math.floor(at / channels)
    return valueAt(dot % WIDTH, Math.floor(dot / WIDTH))
  })

test.each([1, 3] as const)(
  '[TR4] a picture of %i channels becomes the same dots as where no browser is',
  async (channels) => {
    const data = rows(channels, (x, y) => (Math.hypot(x - WIDTH / 2, y - HEIGHT / 2) < 60 ? 0 : (x * 255) / WIDTH))
    const png = new Uint8Array(encode({ width: WIDTH, height: HEIGHT, channels, depth: 8, data }))
    expect(await readLogo(png)).toEqual(logoFromPng(png))
  },
)

test('[TR5] what is no picture, or claims to be a huge one, is no logo', async () => {
  const png = new Uint8Array(encode({ width: 1, height: 1, channels: 1, depth: 8, data: new Uint8Array(1) }))
  const huge = png.slice()
  huge.set([0, 1, 0, 0, 0, 1, 0, 0], 16)
  for (const bytes of [new Uint8Array(0), new Uint8Array(40), png.slice(0, 30), huge])
    expect(await readLogo(bytes)).toBeNull()
})
