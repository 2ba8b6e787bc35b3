import type { Bitmap } from '../document/bitmap.ts'
import { diffuseError } from './diffuse-error.ts'
import { type Greys, scaleGreys } from './scale-greys.ts'

/** 48 × 14 mm: a logo that leaves the number its room, on both widths of paper. */
const LOGO_WIDTH_DOTS = 320
const LOGO_HEIGHT_DOTS = 112

/** Null where no dot would be black, as of a white logo that was made for dark walls: it would take the name's place and print nothing. */
export function logoOfGreys(greys: Greys): Bitmap | null {
  const { values, width, height } = scaleGreys(greys, LOGO_WIDTH_DOTS, LOGO_HEIGHT_DOTS)
  const logo = diffuseError(values, width, height)
  return logo.bytes.some((byte) => byte !== 0) ? logo : null
}
