import { type Bitmap, blacken, emptyBitmap } from '../document/bitmap.ts'

/** Columns from the left, each so many bytes from the top; coarse modes print each dot several times. */
export function stripToBitmap(columns: Uint8Array, bytesHigh: number, scaleX: number, scaleY: number): Bitmap {
  const width = columns.length / bytesHigh
  const bitmap = emptyBitmap(Math.ceil((width * scaleX) / 8) * 8, bytesHigh * 8 * scaleY)
  for (let x = 0; x < width * scaleX; x++)
    for (let y = 0; y < bitmap.heightDots; y++) {
      const row = Math.floor(y / scaleY)
      const byte = columns[Math.floor(x / scaleX) * bytesHigh + (row >> 3)] ?? 0
      if ((byte & (0x80 >> (row & 7))) !== 0) blacken(bitmap, x, y)
    }
  return bitmap
}
