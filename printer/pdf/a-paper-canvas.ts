import { createCanvas } from '@napi-rs/canvas'
import type { PaperCanvas } from '../raster/surface.ts'
import { paperFontFamily } from './paper-fonts.ts'

/** The same canvas as a kiosk's, for tests without a browser. */
export function aPaperCanvas(): PaperCanvas {
  const surface = createCanvas(576, 960).getContext('2d')
  return {
    surface,
    fontFamily: paperFontFamily(),
    pixels: (widthDots, heightDots) => surface.getImageData(0, 0, widthDots, heightDots).data,
  }
}
