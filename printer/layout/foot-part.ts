import type { TicketSentences } from '../document/ticket-sentences.ts'
import type { QrMatrix } from '../qr/qr-modules.ts'
import type { Density } from './density.ts'
import { moduleDotsFor, qrPart, qrWidth } from './picture-parts.ts'
import { group, type Part, stack } from './place.ts'
import { textPart } from './text-part.ts'

const LINE_GAP_DOTS = 4
/** Between the text's lines beside the code, where there is room in any case. */
const BESIDE_GAP_DOTS = 16

/**
 * The code and what to do. On wide paper side by side, which saves three centimetres of it; a code that the printer makes
 * itself always has the width for itself, since a printer sets nothing beside it. Without a code nothing is said of scanning.
 */
export function footPart(
  said: TicketSentences,
  matrix: QrMatrix | undefined,
  density: Density,
  isNative: boolean,
): Part {
  const small = { sizes: density.smallSizes, weight: 500, runs: 'ticket' } as const
  const toDo = (linesMax: number) => textPart(said.toDo, { ...small, weight: 600, linesMax })
  const scan = textPart(density.hasScanLine ? said.scan : undefined, { ...small, linesMax: 3 })
  const date = textPart(density.isFolded ? said.issued : undefined, { ...small, linesMax: 3 })
  const marks = group(
    said.marks.map((mark) => textPart(mark, { ...small, linesMax: density.marksLines })),
    LINE_GAP_DOTS,
  )
  if (matrix === undefined) return stack([group([toDo(density.toDoLinesBelow), date], LINE_GAP_DOTS), marks])
  const code = qrPart(matrix, density.moduleDotsMax)
  const below = toDo(density.toDoLinesBelow)
  return (column, y, setting) => {
    const codeWidth = qrWidth(matrix, moduleDotsFor(matrix, column.widthDots, density.moduleDotsMax))
    const isBeside = !isNative && column.widthDots - codeWidth >= density.besideDotsMin
    if (!isBeside) return stack([group([scan, code, below, date], LINE_GAP_DOTS), marks])(column, y, setting)
    const foot = density.isToDoBelow
      ? group([beside(code, codeWidth, [scan, date, marks]), below], LINE_GAP_DOTS)
      : stack([beside(code, codeWidth, [toDo(density.toDoLines), scan, date]), marks])
    return foot(column, y, setting)
  }
}

/** The code at the side where reading begins, the text after it, centred to each other. */
function beside(code: Part, codeWidth: number, texts: readonly Part[]): Part {
  return (column, y, setting) => {
    const text = group(texts, Math.min(BESIDE_GAP_DOTS, setting.gapDots))
    const textWidth = column.widthDots - codeWidth
    const isLeft = setting.direction === 'ltr'
    const codeColumn = { x: isLeft ? column.x : column.x + textWidth, widthDots: codeWidth, align: 'center' } as const
    const textColumn = { x: isLeft ? column.x + codeWidth : column.x, widthDots: textWidth, align: 'start' } as const
    const height = Math.max(code(codeColumn, y, setting).heightDots, text(textColumn, y, setting).heightDots)
    const middle = (part: Part, its: typeof codeColumn | typeof textColumn) =>
      part(its, y + Math.round((height - part(its, y, setting).heightDots) / 2), setting)
    return { blocks: [...middle(code, codeColumn).blocks, ...middle(text, textColumn).blocks], heightDots: height }
  }
}
