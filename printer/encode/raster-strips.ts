import type { Bitmap } from '../document/bitmap.ts'
import type { PrinterProfile } from '../profiles/printer-profile.ts'
import { joinBytes } from './join-bytes.ts'

const [ESC, LF, CR] = [0x1b, 0x0a, 0x0d]
const STRIP_DOTS = 24
const STRIP_BYTES = STRIP_DOTS / 8

/** How a language takes strips of 24 dots: what goes before and behind them, so that they join without a seam. */
type StripLanguage = {
  readonly begin: readonly number[]
  readonly strip: (widthDots: number) => readonly number[]
  readonly afterStrip: readonly number[]
  readonly end: readonly number[]
}

const ESC_POS: StripLanguage = {
  begin: [ESC, 0x33, STRIP_DOTS],
  strip: (width) => [ESC, 0x2a, 33, width & 0xff, width >> 8],
  afterStrip: [LF],
  end: [ESC, 0x32],
}
const STAR: StripLanguage = {
  begin: [ESC, 0x30],
  strip: (width) => [ESC, 0x58, width & 0xff, width >> 8],
  afterStrip: [LF, CR],
  end: [ESC, 0x7a, 1],
}

/** ESC/POS `ESC *` and Star's `ESC X`: 24 dots of a column are three bytes, column after column. */
export function rasterStrips(bitmap: Bitmap, language: PrinterProfile['language']): Uint8Array {
  const { begin, strip, afterStrip, end } = language === 'esc-pos' ? ESC_POS : STAR
  const parts: ArrayLike<number>[] = [begin]
  for (let top = 0; top < bitmap.heightDots; top += STRIP_DOTS)
    parts.push(strip(bitmap.widthDots), columnsOf(bitmap, top), afterStrip)
  return joinBytes([...parts, end])
}

function columnsOf({ widthDots, heightDots, bytes }: Bitmap, top: number): Uint8Array {
  const stride = widthDots / 8
  const columns = new Uint8Array(widthDots * STRIP_BYTES)
  for (let row = 0; row < Math.min(STRIP_DOTS, heightDots - top); row++) {
    const bit = 0x80 >> (row & 7)
    for (let x = 0; x < widthDots; x++) {
      const isDark = ((bytes[(top + row) * stride + (x >> 3)] ?? 0) & (0x80 >> (x & 7))) !== 0
      const at = x * STRIP_BYTES + (row >> 3)
      if (isDark) columns[at] = (columns[at] ?? 0) | bit
    }
  }
  return columns
}
