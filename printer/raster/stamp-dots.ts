import { type Bitmap, blacken, isBlack } from '../document/bitmap.ts'
import type { DotsBlock, FillBlock, QrBlock } from '../layout/layout.ts'

/** A line as wide as the paper: black ink onto it, or white out of what is black there. */
export function stampLine(paper: Bitmap, line: Bitmap, top: number, ink: 'black' | 'white'): void {
  const stride = paper.widthDots / 8
  const first = Math.max(0, -top) * stride
  const end = Math.min(line.bytes.length, (paper.heightDots - top) * stride)
  for (let at = first, to = top * stride + first; at < end; at++, to++) {
    const [there, dots] = [paper.bytes[to] ?? 0, line.bytes[at] ?? 0]
    paper.bytes[to] = ink === 'black' ? there | dots : there & ~dots
  }
}

export function stampFill(paper: Bitmap, { x, y, widthDots, heightDots }: FillBlock): void {
  stampBox(paper, x, y, widthDots, heightDots)
}

/** Each module exactly so many dots wide: readers measure by it. */
export function stampQr(paper: Bitmap, { x, y, moduleDots, matrix }: QrBlock): void {
  for (const [row, modules] of matrix.entries())
    for (const [column, isDark] of modules.entries())
      if (isDark) stampBox(paper, x + column * moduleDots, y + row * moduleDots, moduleDots, moduleDots)
}

export function stampPicture(paper: Bitmap, { x, y, bitmap }: DotsBlock): void {
  for (let row = 0; row < bitmap.heightDots; row++)
    for (let column = 0; column < bitmap.widthDots; column++)
      if (isBlack(bitmap, column, row)) blacken(paper, x + column, y + row)
}

function stampBox(paper: Bitmap, left: number, top: number, width: number, height: number): void {
  for (let y = top; y < top + height; y++) for (let x = left; x < left + width; x++) blacken(paper, x, y)
}
