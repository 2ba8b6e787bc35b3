import { decode } from 'fast-png'
import type { Bitmap } from '../document/bitmap.ts'
import { isReasonablePng } from './is-reasonable-png.ts'
import { logoOfGreys } from './logo-of-greys.ts'
import { pngToGreys } from './png-to-greys.ts'

/** A tenant's picture as dots, where there is no browser to unpack it. Null for what is no PNG, or too large a one: the name stands in. */
export function logoFromPng(png: Uint8Array): Bitmap | null {
  if (!isReasonablePng(png)) return null
  try {
    return logoOfGreys(pngToGreys(decode(png)))
  } catch {
    // Whatever is wrong with a picture, the ticket is printed without it.
    return null
  }
}
