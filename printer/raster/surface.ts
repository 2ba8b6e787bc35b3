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
  measureText(text: string): { readonly width: number }
}

/** A surface whose dots can be read back, with the fonts that stand ready on it. */
export type PaperCanvas = {
  readonly surface: Surface
  /** As in CSS: a list of families, from which each letter takes the first that has it. */
  readonly fontFamily: string
  /** Four bytes a dot, red first. */
  pixels(widthDots: number, heightDots: number): Uint8ClampedArray
}
