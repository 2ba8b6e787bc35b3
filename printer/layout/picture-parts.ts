import type { Bitmap } from '../document/bitmap.ts'
import { MODULE_DOTS_MIN, QUIET_MODULES } from '../qr/qr-limits.ts'
import type { QrMatrix } from '../qr/qr-modules.ts'
import type { Part } from './place.ts'

export function logoPart(bitmap: Bitmap): Part {
  return ({ x, widthDots }, y) => ({
    blocks: [{ kind: 'dots', x: x + Math.round((widthDots - bitmap.widthDots) / 2), y, bitmap }],
    heightDots: bitmap.heightDots,
  })
}

/** As wide as the code stands with the white around it. */
export function qrWidth(matrix: QrMatrix, moduleDots: number): number {
  return (matrix.length + 2 * QUIET_MODULES) * moduleDots
}

/** Whole dots a module, or the edges of the modules would be uneven; never less than a phone can read. */
export function moduleDotsFor(matrix: QrMatrix, widthDots: number, wished: number): number {
  const possible = Math.floor(widthDots / (matrix.length + 2 * QUIET_MODULES))
  return Math.max(MODULE_DOTS_MIN, Math.min(wished, possible))
}

export function qrPart(matrix: QrMatrix, moduleDotsWished: number): Part {
  return (column, y) => {
    const moduleDots = moduleDotsFor(matrix, column.widthDots, moduleDotsWished)
    const width = qrWidth(matrix, moduleDots)
    const quiet = QUIET_MODULES * moduleDots
    const x = column.x + Math.round((column.widthDots - width) / 2) + quiet
    return { blocks: [{ kind: 'qr', x, y: y + quiet, moduleDots, matrix }], heightDots: width }
  }
}
