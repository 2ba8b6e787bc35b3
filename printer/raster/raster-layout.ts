import { type Bitmap, emptyBitmap } from '../document/bitmap.ts'
import type { Block, Layout } from '../layout/layout.ts'
import { lineDots } from './line-dots.ts'
import { stampFill, stampLine, stampPicture, stampQr } from './stamp-dots.ts'
import type { PaperCanvas } from './surface.ts'

/** A ticket as dots. `qr: 'native'` leaves the code's place white: the printer sets it there itself. */
export function rasterLayout(layout: Layout, canvas: PaperCanvas, qr: 'dots' | 'native'): Bitmap {
  const paper = emptyBitmap(layout.widthDots, layout.heightDots)
  for (const block of layout.blocks) stamp(paper, block, canvas, qr)
  return paper
}

function stamp(paper: Bitmap, block: Block, canvas: PaperCanvas, qr: 'dots' | 'native'): void {
  if (block.kind === 'text') {
    const { ink, ascentDots } = lineDots(block, paper.widthDots, canvas)
    stampLine(paper, ink, block.baseline - ascentDots, block.ink)
  }
  if (block.kind === 'fill') stampFill(paper, block)
  if (block.kind === 'qr' && qr === 'dots') stampQr(paper, block)
  if (block.kind === 'dots') stampPicture(paper, block)
}
