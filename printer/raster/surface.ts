import type { Bitmap } from '../document/bitmap.ts'
import type { Remembered } from './remembered.ts'

/**
 * The part of a 2D canvas that a ticket is drawn with. The browser's contexts fit, of the page as of a worker, and so does
 * Skia's on the server: one code draws the paper and the PDF.
 */
export type Surface = {
  font: string
  direction: 'inherit' | 'ltr' | 'rtl'
  textAlign: 'center' | 'end' | 'left' | 'right' | 'start'
  textBaseline: 'alphabetic' | 'bottom' | 'hanging' | 'ideographic' | 'middle' | 'top'
  fillStyle: unknown
  fillText(text: string, x: number, y: number): void
  fillRect(x: number, y: number, width: number, height: number): void
  /** How wide it runs, and how far its ink goes from its baseline. */
  measureText(text: string): {
    readonly width: number
    readonly actualBoundingBoxAscent: number
    readonly actualBoundingBoxDescent: number
  }
}

/** A surface with the fonts that stand ready on it, and how wide texts run in them. */
export type Pen = {
  readonly surface: Surface
  /** As in CSS: a list of families, from which each letter takes the first that has it. */
  readonly fontFamily: string
  readonly widths: Remembered<number>
}

/** A line's dots over the whole width of the paper, black where its ink is; its first row lies so far above its baseline. */
export type LineDots = { readonly ascentDots: number; readonly ink: Bitmap }

/** One line after the other is drawn at the top of the surface, and read back. */
export type PaperCanvas = Pen & {
  /** Four bytes a dot, red first, from the upper left corner. */
  pixels(widthDots: number, heightDots: number): Uint8ClampedArray
  readonly lines: Remembered<LineDots>
}
