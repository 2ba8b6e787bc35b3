import { isBlack } from '../document/bitmap.ts'
import type { Block } from '../layout/layout.ts'
import type { Surface } from '../raster/surface.ts'

/** Codes and logos as black rectangles, one for each run of dots: sharp at any size, and a fraction of as many squares. */
export function drawDots(block: Block, surface: Surface): void {
  surface.fillStyle = '#000'
  if (block.kind === 'qr') {
    const { x, y, moduleDots, matrix } = block
    for (const [row, modules] of matrix.entries())
      for (const { from, count } of runs(modules.length, (column) => modules[column] === true))
        surface.fillRect(x + from * moduleDots, y + row * moduleDots, count * moduleDots, moduleDots)
  }
  if (block.kind === 'dots') {
    const { x, y, bitmap } = block
    for (let row = 0; row < bitmap.heightDots; row++)
      for (const { from, count } of runs(bitmap.widthDots, (column) => isBlack(bitmap, column, row)))
        surface.fillRect(x + from, y + row, count, 1)
  }
}

type Run = { readonly from: number; readonly count: number }

function runs(length: number, isDark: (index: number) => boolean): readonly Run[] {
  const found: Run[] = []
  for (let index = 0; index < length; index++) {
    if (!isDark(index)) continue
    const from = index
    while (index < length && isDark(index)) index++
    found.push({ from, count: index - from })
  }
  return found
}
