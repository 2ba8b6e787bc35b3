/**
 * What a thermal head burns: one bit a dot, rows from the top, the first dot of a row in the highest bit of its first byte,
 * 1 is black. The same packing as the printers' own raster commands, so that nothing is turned around on the way.
 */
export type Bitmap = {
  /** A multiple of 8, so that each row begins with a byte. */
  readonly widthDots: number
  readonly heightDots: number
  readonly bytes: Uint8Array
}

export function emptyBitmap(widthDots: number, heightDots: number): Bitmap {
  if (widthDots % 8 !== 0) throw new RangeError(`a bitmap's width is a multiple of 8 dots, not ${widthDots}`)
  return { widthDots, heightDots, bytes: new Uint8Array((widthDots / 8) * heightDots) }
}

/** Beyond the edges everything is paper. */
export function isBlack({ widthDots, heightDots, bytes }: Bitmap, x: number, y: number): boolean {
  if (x < 0 || y < 0 || x >= widthDots || y >= heightDots) return false
  return ((bytes[y * (widthDots / 8) + (x >> 3)] ?? 0) & (0x80 >> (x & 7))) !== 0
}

export function blacken({ widthDots, heightDots, bytes }: Bitmap, x: number, y: number): void {
  if (x < 0 || y < 0 || x >= widthDots || y >= heightDots) return
  const at = y * (widthDots / 8) + (x >> 3)
  bytes[at] = (bytes[at] ?? 0) | (0x80 >> (x & 7))
}

/** The rows from `top` to before `bottom`, as their own picture over the same bytes. */
export function rowsOf(bitmap: Bitmap, top: number, bottom: number): Bitmap {
  const stride = bitmap.widthDots / 8
  return {
    widthDots: bitmap.widthDots,
    heightDots: bottom - top,
    bytes: bitmap.bytes.subarray(top * stride, bottom * stride),
  }
}
