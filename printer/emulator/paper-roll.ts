import { type Bitmap, blacken, isBlack, rowsOf } from '../document/bitmap.ts'

/** Five metres: whoever sends more than that has lost his way, and the machine's memory is not his. */
const ROWS_MAX = 40_000
const ROWS_AT_ONCE = 1_000

/** Paper that grows below and is cut off above. */
export type PaperRoll = {
  /** Where the head stands, from the last cut. */
  readonly y: () => number
  /** At the end of the roll nothing more is printed. */
  isSpent(): boolean
  feed(dots: number): void
  /** Black dots stay black; what lies beyond the right edge is not printed. */
  put(picture: Bitmap, x: number, y: number): void
  cut(): void
  /** What was cut off, in order, and what hangs out of the printer. */
  read(): { readonly pieces: readonly Bitmap[]; readonly rest: Bitmap }
}

export function createPaperRoll(widthDots: number): PaperRoll {
  const stride = Math.ceil(widthDots / 8)
  const pieces: Bitmap[] = []
  let used = 0
  let y = 0
  let sheet = newSheet(0)

  function newSheet(rows: number): Bitmap {
    return { widthDots: stride * 8, heightDots: rows, bytes: new Uint8Array(stride * rows) }
  }

  function makeRoomFor(rows: number): void {
    if (rows <= sheet.heightDots) return
    const larger = newSheet(Math.min(ROWS_MAX, Math.max(rows, sheet.heightDots * 2, ROWS_AT_ONCE)))
    larger.bytes.set(sheet.bytes)
    sheet = larger
  }

  function take(): Bitmap {
    makeRoomFor(y)
    const { bytes, ...size } = rowsOf(sheet, 0, y)
    return { ...size, bytes: bytes.slice() }
  }

  return {
    y: () => y,
    isSpent: () => y + used >= ROWS_MAX,
    feed(dots) {
      y = Math.min(ROWS_MAX - used, y + dots)
    },
    put(picture, x, top) {
      const rows = Math.min(ROWS_MAX - used, top + picture.heightDots)
      makeRoomFor(rows)
      const columns = Math.min(picture.widthDots, sheet.widthDots - x)
      for (let row = top; row < rows; row++)
        for (let column = 0; column < columns; column++)
          if (isBlack(picture, column, row - top)) blacken(sheet, x + column, row)
    },
    cut() {
      pieces.push(take())
      used += y
      y = 0
      sheet = newSheet(0)
    },
    read: () => ({ pieces: [...pieces], rest: take() }),
  }
}
