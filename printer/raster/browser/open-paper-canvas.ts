import { createLines, LINE_DOTS_MAX } from '../line-dots.ts'
import { createWidths } from '../measure-on.ts'
import type { PaperCanvas } from '../surface.ts'

const FAMILY = '"Cairo Variable"'
const WEIGHTS = [500, 600, 700, 800] as const
/** One letter of each file that the family comes in: Latin, Latin with French accents and beyond, Arabic, both kinds of digits. */
const SAMPLE = 'A0éŒā ت٠…'
/** The widest paper that there is. */
const WIDTH_DOTS_MAX = 576

/**
 * A canvas on which the browser sets the paper's text, once its font is there; it stays for all tickets. Without the font it
 * is not opened: another one would change every line, and may have no Arabic at all.
 */
export async function openPaperCanvas(fonts: FontFaceSet = document.fonts): Promise<PaperCanvas> {
  const faces = await Promise.all(WEIGHTS.map((weight) => fonts.load(`${weight} 40px ${FAMILY}`, SAMPLE)))
  if (faces.some((found) => found.length === 0)) throw new Error('the font of the paper is not there')
  const canvas = new OffscreenCanvas(WIDTH_DOTS_MAX, LINE_DOTS_MAX)
  // Read back after every line: on a graphics card that would cost more than the drawing.
  const surface = canvas.getContext('2d', { willReadFrequently: true, alpha: false })
  if (surface === null) throw new Error('this browser draws no canvas')
  return {
    surface,
    fontFamily: FAMILY,
    widths: createWidths(),
    lines: createLines(),
    pixels: (widthDots, heightDots) => surface.getImageData(0, 0, widthDots, heightDots).data,
  }
}
