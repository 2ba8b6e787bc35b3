import { type Bitmap, blacken, isBlack } from '../document/bitmap.ts'
import type { DotsBlock, QrBlock } from '../layout/layout.ts'

/** Each module exactly so many dots wide: readers measure by it. */
export function stampQr(paper: Bitmap, { x, y, moduleDots, matrix }: QrBlock): void {
  for (const [row, modules] of matrix.entries())
    for (const [column, isDark] of modules.entries())
      if (isDark) stampSquare(paper, x + column * moduleDots, y + row * moduleDots, moduleDots)
}

export function stampPicture(paper: Bitmap, { x, y, bitmap }: DotsBlock): void {
  for (let row = 0; row < bitmap.heightDots; row++)
    for (let column = 0; column < bitmap.widthDots; column++)
      if (isBlack(bitmap, column, row)) blacken(paper, x + column, y + row)
}

function stampSquare(paper: Bitmap, left: number, top: number, side: number): void {
  for (let y = top; y < top + side; y++) for (let x = left; x < left + side; x++) blacken(paper, x, y)
}
