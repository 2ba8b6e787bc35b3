import { convertIndexedToRgb, type DecodedPng } from 'fast-png'
import { type Samples, samplesToGreys } from './samples-to-greys.ts'
import type { Greys } from './scale-greys.ts'

const WHITE = 255

/** A decoded PNG of any kind. */
export function pngToGreys(png: DecodedPng): Greys {
  return samplesToGreys(samplesOf(png), png.width, png.height)
}

function samplesOf(png: DecodedPng): Samples {
  if (png.palette !== undefined) {
    const samples = convertIndexedToRgb(png)
    return { samples, channels: samples.length / (png.width * png.height), scale: 1 }
  }
  if (png.depth >= 8) return { samples: png.data, channels: png.channels, scale: WHITE / (2 ** png.depth - 1) }
  return { samples: unpacked(png), channels: 1, scale: WHITE / (2 ** png.depth - 1) }
}

/** Greys of less than a byte lie several in one, each row beginning with a new byte. */
function unpacked({ data, width, height, depth }: DecodedPng): Uint8Array {
  const stride = Math.ceil((width * depth) / 8)
  const mask = 2 ** depth - 1
  const samples = new Uint8Array(width * height)
  for (let dot = 0; dot < samples.length; dot++) {
    const bit = (dot % width) * depth
    const byte = data[Math.floor(dot / width) * stride + (bit >> 3)] ?? 0
    samples[dot] = (byte >> (8 - depth - (bit & 7))) & mask
  }
  return samples
}
