import type { TextBlock } from '../layout/layout.ts'
import { BLACK, drawLine, fontOf, WHITE } from './draw-layout.ts'
import { createRemembered, type Remembered } from './remembered.ts'
import type { LineDots, PaperCanvas } from './surface.ts'
import { threshold } from './threshold.ts'

/** What a branch writes again and again in three languages, and the number, the hour and the people ahead besides. */
const LINES_MAX = 128
/** The highest line that there is, with what stands above and below its letters. */
export const LINE_DOTS_MAX = 320
/** Of it, above the baseline: a name with marks heaped upon marks loses the highest of them, not its letters. */
const ASCENT_DOTS_MAX = 240
/** A smoothed edge may lie outside of what the font tells. */
const EDGE_DOTS = 1

export const createLines = (): Remembered<LineDots> => createRemembered(LINES_MAX)

/** Drawn and read back once: reading costs most of what a ticket costs, and most of its lines are as on the ticket before. */
export function lineDots(block: TextBlock, widthDots: number, canvas: PaperCanvas): LineDots {
  const { text, font, x, align, direction, ink } = block
  const key = JSON.stringify([widthDots, x, align, direction, ink, font.sizeDots, font.weight, text])
  return canvas.lines(key, () => drawn(block, widthDots, canvas))
}

function drawn(block: TextBlock, widthDots: number, { surface, fontFamily, pixels }: PaperCanvas): LineDots {
  surface.font = fontOf(block.font, fontFamily)
  const extent = surface.measureText(block.text)
  const ascentDots = Math.min(ASCENT_DOTS_MAX, Math.ceil(extent.actualBoundingBoxAscent) + EDGE_DOTS)
  const below = Math.ceil(extent.actualBoundingBoxDescent) + EDGE_DOTS
  const heightDots = Math.max(0, Math.min(LINE_DOTS_MAX, ascentDots + below))
  if (heightDots === 0) return { ascentDots, ink: { widthDots, heightDots, bytes: new Uint8Array(0) } }
  surface.fillStyle = block.ink === 'black' ? WHITE : BLACK
  surface.fillRect(0, 0, widthDots, heightDots)
  drawLine(block, surface, ascentDots)
  return { ascentDots, ink: threshold(pixels(widthDots, heightDots), widthDots, heightDots, block.ink) }
}
