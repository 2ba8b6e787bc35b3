import { type Bitmap, emptyBitmap } from '../document/bitmap.ts'

/** Text is there or it is not: scattered dots would only blur its edges. Half of the scale, for a smoothed edge lies half in. */
const THRESHOLD = 128

/** Where the ink of a text is that was drawn black on white, or white on black; four bytes a dot. Red stands for all: there is no colour on this paper. */
export function threshold(
  pixels: Uint8ClampedArray,
  widthDots: number,
  heightDots: number,
  ink: 'black' | 'white',
): Bitmap {
  const bitmap = emptyBitmap(widthDots, heightDots)
  const { bytes } = bitmap
  const inverted = ink === 'black' ? 0 : 0xff
  for (let at = 0, pixel = 0; at < bytes.length; at++) {
    let byte = 0
    for (let bit = 0x80; bit > 0; bit >>= 1, pixel += 4) if ((pixels[pixel] ?? 255) < THRESHOLD) byte |= bit
    bytes[at] = byte ^ inverted
  }
  return bitmap
}
