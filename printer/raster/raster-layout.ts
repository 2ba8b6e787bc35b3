import type { Bitmap } from '../document/bitmap.ts'
import type { Layout } from '../layout/layout.ts'
import { drawLayout } from './draw-layout.ts'
import { stampPicture, stampQr } from './stamp-dots.ts'
import type { PaperCanvas } from './surface.ts'
import { threshold } from './threshold.ts'

/** A ticket as dots. `qr: 'native'` leaves the code's place white: the printer sets it there itself. */
export function rasterLayout(layout: Layout, canvas: PaperCanvas, qr: 'dots' | 'native'): Bitmap {
  drawLayout(layout, canvas.surface, canvas.fontFamily)
  const bitmap = threshold(canvas.pixels(layout.widthDots, layout.heightDots), layout.widthDots, layout.heightDots)
  for (const block of layout.blocks) {
    if (block.kind === 'qr' && qr === 'dots') stampQr(bitmap, block)
    if (block.kind === 'dots') stampPicture(bitmap, block)
  }
  return bitmap
}
