import { decode } from 'fast-png'
import { logoOfGreys } from './logo-of-greys.ts'
import { pngToGreys } from './png-to-greys.ts'
import { sizeOfPng } from './size-of-png.ts'

/** Less is a stain on paper. */
export const LOGO_SIDE_MIN = 16
/** Six times what paper shows of it. */
export const LOGO_SIDE_MAX = 2_000

export type LogoProblem =
  | { readonly kind: 'broken' }
  | { readonly kind: 'size'; readonly width: number; readonly height: number }
  | { readonly kind: 'blank' }

/** Why a picture would not stand on paper [TR5], told to whoever publishes it; read to its end, each part by its checksum. */
export function logoProblem(png: Uint8Array): LogoProblem | undefined {
  const size = sizeOfPng(png)
  if (size === undefined) return { kind: 'broken' }
  if (!isLogoSide(size.width) || !isLogoSide(size.height)) return { kind: 'size', ...size }
  try {
    return logoOfGreys(pngToGreys(decode(png, { checkCrc: true }))) === null ? { kind: 'blank' } : undefined
  } catch {
    return { kind: 'broken' }
  }
}

function isLogoSide(pixels: number): boolean {
  return pixels >= LOGO_SIDE_MIN && pixels <= LOGO_SIDE_MAX
}
