import type { Bitmap } from '../document/bitmap.ts'
import type { QrLevel } from '../qr/qr-modules.ts'

export type Align = 'left' | 'center' | 'right'

/** What a printer was told to do, whatever its language. */
export type CommandBody =
  | { readonly kind: 'initialize' }
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'line_feed' }
  | { readonly kind: 'feed_lines'; readonly lines: number }
  | { readonly kind: 'feed_dots'; readonly dots: number }
  | { readonly kind: 'line_spacing'; readonly dots: number | 'default' }
  | { readonly kind: 'align'; readonly to: Align }
  /** Rows of dots that are printed at once. */
  | { readonly kind: 'image'; readonly bitmap: Bitmap }
  /** A part of a line, as high as it is; the line feed behind it moves the paper. */
  | { readonly kind: 'strip'; readonly bitmap: Bitmap }
  | { readonly kind: 'qr_store'; readonly text: string }
  | { readonly kind: 'qr_size'; readonly moduleDots: number }
  | { readonly kind: 'qr_level'; readonly level: QrLevel }
  | { readonly kind: 'qr_print' }
  /** How a page will end, and its end. */
  | { readonly kind: 'page_end_mode'; readonly cut: 'full' | 'partial' | 'none'; readonly isFeeding: boolean }
  | { readonly kind: 'page_end' }
  | { readonly kind: 'cut'; readonly how: 'full' | 'partial'; readonly feedDots: number }
  /** Known, and without effect on paper: settings of text, questions about status, pulses. */
  | { readonly kind: 'other'; readonly name: string }
  | { readonly kind: 'unknown'; readonly bytes: readonly number[] }
  /** The bytes end within it. */
  | { readonly kind: 'cut_short'; readonly name: string; readonly missingBytes: number }

/** With the place of its first byte. */
export type Command = CommandBody & { readonly at: number }
