import { type Bitmap, emptyBitmap } from '../document/bitmap.ts'

/** Text is black or it is not: scattered dots would only blur its edges. Half of the scale, for a smoothed edge lies half in. */
const THRESHOLD = 128

/** What was drawn black on white, four bytes a dot. Red stands for all: there is no colour on this paper. */
export function threshold(pixels: Uint8ClampedArray, widthDots: number, heightDots: number): Bitmap {
  const bitmap = emptyBitmap(widthDots, heightDots)
  const { bytes } = bitmap
  for (let at = 0, pixel = 0; at < bytes.length; at++) {
    let byte = 0
    for (let bit = 0x80; bit > 0; bit >>= 1, pixel += 4) if ((pixels[pixel] ?? 255) < THRESHOLD) byte |= bit
    bytes[at] = byte
  }
  return bitmap
}
