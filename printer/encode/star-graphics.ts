import type { Bitmap } from '../document/bitmap.ts'
import type { PrinterProfile } from '../profiles/printer-profile.ts'
import { joinBytes } from './join-bytes.ts'

const [ESC, FF, NUL] = [0x1b, 0x0c, 0x00]
const ROW = 0x62
/** Print, feed, and what happens at the end of a ticket; numbers go out as digits. */
const END_MODES = { full: '9', partial: '13', none: '3' } as const

/**
 * Star's Graphic Mode (Rev. 2.31), for printers without any text. Settings are ignored while dots are waiting, so how the ticket
 * ends is said before its first row. A row feeds one dot; what is white at its end is not sent.
 */
export function starGraphicsTicket(bitmap: Bitmap, { cutter }: PrinterProfile): Uint8Array<ArrayBuffer> {
  const parts: ArrayLike<number>[] = [
    raster('R'),
    raster('A'),
    [...raster('P0'), NUL],
    [...raster(`F${END_MODES[cutter]}`), NUL],
  ]
  const stride = bitmap.widthDots / 8
  for (let y = 0; y < bitmap.heightDots; y++) {
    const row = withoutWhiteEnd(bitmap.bytes.subarray(y * stride, (y + 1) * stride))
    parts.push([ROW, row.length & 0xff, row.length >> 8], row)
  }
  return joinBytes([...parts, [ESC, FF, NUL], raster('B')])
}

/** At least one byte: a command without any is none. */
function withoutWhiteEnd(row: Uint8Array): Uint8Array {
  return row.subarray(0, Math.max(1, row.findLastIndex((byte) => byte !== 0) + 1))
}

function raster(command: string): number[] {
  return [ESC, ...[...`*r${command}`].map((char) => char.charCodeAt(0))]
}
