import { convertIndexedToRgb, type DecodedPng } from 'fast-png'
import type { Greys } from './scale-greys.ts'

const WHITE = 255

/** A decoded PNG of any kind as greys on white paper: what is transparent is paper. */
export function pngToGreys(png: DecodedPng): Greys {
  const { width, height } = png
  const { samples, channels, scale } = samplesOf(png)
  const hasAlpha = channels === 2 || channels === 4
  const values = new Float32Array(width * height)
  for (let dot = 0; dot < values.length; dot++) {
    const at = dot * channels
    const of = (channel: number) => (samples[at + channel] ?? 0) * scale
    const grey = channels < 3 ? of(0) : 0.299 * of(0) + 0.587 * of(1) + 0.114 * of(2)
    const alpha = hasAlpha ? of(channels - 1) / WHITE : 1
    values[dot] = grey * alpha + WHITE * (1 - alpha)
  }
  return { values, width, height }
}

type Samples = { readonly samples: ArrayLike<number>; readonly channels: number; readonly scale: number }

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
  return Uint8Array.from({ length: width * height }, (_, dot) => {
    const bit = (dot % width) * depth
    const byte = data[Math.floor(dot / width) * stride + (bit >> 3)] ?? 0
    return (byte >> (8 - depth - (bit & 7))) & mask
  })
}
