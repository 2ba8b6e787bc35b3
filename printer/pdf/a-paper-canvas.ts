import { createCanvas } from '@napi-rs/canvas'
import { createLines, LINE_DOTS_MAX } from '../raster/line-dots.ts'
import { createWidths } from '../raster/measure-on.ts'
import type { PaperCanvas } from '../raster/surface.ts'
import { paperFontFamily } from './paper-fonts.ts'

/** The same canvas as a kiosk's, for tests without a browser. */
export function aPaperCanvas(): PaperCanvas {
  const surface = createCanvas(576, LINE_DOTS_MAX).getContext('2d')
  return {
    surface,
    fontFamily: paperFontFamily(),
    widths: createWidths(),
    lines: createLines(),
    pixels: (widthDots, heightDots) => surface.getImageData(0, 0, widthDots, heightDots).data,
  }
}
