import { decode } from 'fast-png'
import type { Bitmap } from '../document/bitmap.ts'
import { diffuseError } from './diffuse-error.ts'
import { pngToGreys } from './png-to-greys.ts'
import { type Greys, scaleGreys } from './scale-greys.ts'

/** 48 × 14 mm: a logo that leaves the number its room, on both widths of paper. */
const LOGO_WIDTH_DOTS = 320
const LOGO_HEIGHT_DOTS = 112
/** Checked before anything is unpacked: a picture of a few bytes may claim to be as large as a house. */
const PIXELS_MAX = 4_000_000
const SIGNATURE_AND_HEADER_BYTES = 24
const WIDTH_AT = 16
const HEIGHT_AT = 20

/** A tenant's picture as dots, made once when it arrives. Null for what is no PNG, or too large a one: the name stands in. */
export function logoFromPng(png: Uint8Array): Bitmap | null {
  if (!isOfReasonableSize(png)) return null
  let greys: Greys
  try {
    greys = pngToGreys(decode(png))
  } catch {
    // Whatever is wrong with a picture, the ticket is printed without it.
    return null
  }
  const { values, width, height } = scaleGreys(greys, LOGO_WIDTH_DOTS, LOGO_HEIGHT_DOTS)
  return diffuseError(values, width, height)
}

function isOfReasonableSize(png: Uint8Array): boolean {
  if (png.length < SIGNATURE_AND_HEADER_BYTES) return false
  const view = new DataView(png.buffer, png.byteOffset, png.byteLength)
  const [width, height] = [view.getUint32(WIDTH_AT), view.getUint32(HEIGHT_AT)]
  return width > 0 && height > 0 && width * height <= PIXELS_MAX
}
