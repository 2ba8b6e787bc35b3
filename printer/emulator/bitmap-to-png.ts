import { encode } from 'fast-png'
import type { Bitmap } from '../document/bitmap.ts'

/** One bit a dot, as it is on paper; in a PNG a set bit is white. */
export function bitmapToPng({ widthDots, heightDots, bytes }: Bitmap): Uint8Array {
  return encode({
    width: widthDots,
    height: heightDots,
    data: bytes.map((byte) => ~byte & 0xff),
    channels: 1,
    depth: 1,
  })
}
