import { encode } from 'fast-png'
import { expect, test } from 'vitest'
import { logoFaults } from './logo-faults.ts'

function png(width: number, height: number, grey = 0): Buffer {
  const data = new Uint8Array(width * height).fill(grey)
  return Buffer.from(encode({ width, height, channels: 1, depth: 8, data }))
}

function codes(bytes: Buffer): string[] {
  return logoFaults({ paper: { logo: bytes.toString('base64') } }).map(({ path, code }) => `${path} ${code}`)
}

/** Another byte within the packed dots. */
function scratched(bytes: Buffer): Buffer {
  const at = bytes.indexOf('IDAT') + 6
  return Buffer.from(bytes.map((byte, index) => (index === at ? byte ^ 0xff : byte)))
}

test('[TR7] a picture that can stand on paper has no fault, and no picture has none either', () => {
  expect(codes(png(320, 112))).toEqual([])
  for (const document of [{}, { paper: {} }, { paper: null }, null, 'text', { paper: { logo: 5 } }])
    expect(logoFaults(document)).toEqual([])
})

test('[TR7] one that begins as a PNG and does not go on as one is broken', () => {
  const whole = png(320, 112, 90)
  for (const bytes of [
    whole.subarray(0, 8),
    whole.subarray(0, 40),
    whole.subarray(0, whole.length - 20),
    scratched(whole),
  ])
    expect(codes(bytes)).toEqual(['paper.logo logo_broken'])
})

test('[TR7] a side of a few dots, or one that claims to be a house, is told with its size', () => {
  expect(codes(png(320, 15))).toEqual(['paper.logo logo_size'])
  expect(codes(png(2_001, 100))).toEqual(['paper.logo logo_size'])
  const huge = png(320, 112)
  huge.writeUInt32BE(60_000, 16)
  expect(logoFaults({ paper: { logo: huge.toString('base64') } })).toEqual([
    {
      path: 'paper.logo',
      code: 'logo_size',
      severity: 'error',
      details: { width: 60_000, height: 112, minimum: 16, maximum: 2_000 },
    },
  ])
})

test('[TR7] white on white would leave nothing of the name', () => {
  expect(codes(png(320, 112, 255))).toEqual(['paper.logo logo_blank'])
})
