import { sizeOfPng } from './size-of-png.ts'

const PIXELS_MAX = 4_000_000

/** Checked before anything is unpacked: a picture of a few bytes may claim to be as large as a house. */
export function isReasonablePng(png: Uint8Array): boolean {
  const size = sizeOfPng(png)
  return size !== undefined && size.width > 0 && size.height > 0 && size.width * size.height <= PIXELS_MAX
}
