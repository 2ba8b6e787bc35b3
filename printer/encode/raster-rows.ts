import { type Bitmap, rowsOf } from '../document/bitmap.ts'
import { joinBytes } from './join-bytes.ts'

const GS = 0x1d
/** There is firmware that reads only the low byte of the count of rows, and prints the rest of the picture as text. */
const ROWS_MAX = 255

/** ESC/POS `GS v 0`: the bytes of a bitmap as they are. */
export function rasterRows(bitmap: Bitmap): Uint8Array {
  const parts: ArrayLike<number>[] = []
  for (let top = 0; top < bitmap.heightDots; top += ROWS_MAX) {
    const rows = rowsOf(bitmap, top, Math.min(top + ROWS_MAX, bitmap.heightDots))
    const bytesWide = bitmap.widthDots / 8
    const count = rows.heightDots
    parts.push([GS, 0x76, 0x30, 0, bytesWide & 0xff, bytesWide >> 8, count & 0xff, count >> 8], rows.bytes)
  }
  return joinBytes(parts)
}
