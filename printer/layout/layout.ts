import type { Bitmap } from '../document/bitmap.ts'
import type { QrMatrix } from '../qr/qr-modules.ts'

export type Direction = 'ltr' | 'rtl'
export type Font = { readonly sizeDots: number; readonly weight: number }

export type TextBlock = {
  readonly kind: 'text'
  readonly text: string
  readonly font: Font
  readonly x: number
  readonly baseline: number
  readonly align: 'left' | 'center' | 'right'
  readonly direction: Direction
  readonly ink: 'black' | 'white'
  /** Of the end of its text, which was lost. */
  readonly lostLetters: number
}
export type FillBlock = {
  readonly kind: 'fill'
  readonly x: number
  readonly y: number
  readonly widthDots: number
  readonly heightDots: number
}
/** `x` and `y` are of its first module: the quiet zone is around it. */
export type QrBlock = {
  readonly kind: 'qr'
  readonly x: number
  readonly y: number
  readonly moduleDots: number
  readonly matrix: QrMatrix
}
export type DotsBlock = { readonly kind: 'dots'; readonly x: number; readonly y: number; readonly bitmap: Bitmap }
export type Block = TextBlock | FillBlock | QrBlock | DotsBlock

/** A ticket as it will stand on the paper: every line has its place, in dots. */
export type Layout = {
  readonly widthDots: number
  readonly heightDots: number
  readonly blocks: readonly Block[]
}

/** How wide a text runs. Shaping decides that, so whoever draws also measures. */
export type Measure = (text: string, font: Font) => number
