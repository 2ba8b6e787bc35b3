import type { Block, Direction, Measure, TextBlock } from './layout.ts'

/** A strip of paper that is filled from its top. */
export type Column = { readonly x: number; readonly widthDots: number; readonly align: 'center' | 'start' }

/** What every part needs to know of the ticket that it stands on. */
export type Setting = { readonly direction: Direction; readonly measure: Measure; readonly gapDots: number }

/** A part that was given its place: what is drawn, and how much of the column it took. */
export type Placed = { readonly blocks: readonly Block[]; readonly heightDots: number }

/** A part of a ticket: it knows its own height once it is told where it stands. */
export type Part = (column: Column, y: number, setting: Setting) => Placed

export const NOTHING: Placed = { blocks: [], heightDots: 0 }

/** One below the other. A part that takes no room has no gap either. */
export function stack(parts: readonly Part[]): Part {
  return (column, y, setting) =>
    parts.reduce<Placed>((above, part) => {
      const gap = above.heightDots === 0 ? 0 : setting.gapDots
      const placed = part(column, y + above.heightDots + gap, setting)
      if (placed.heightDots === 0) return above
      return {
        blocks: [...above.blocks, ...placed.blocks],
        heightDots: above.heightDots + gap + placed.heightDots,
      }
    }, NOTHING)
}

/** Parts that belong together stand closer than others. */
export function group(parts: readonly Part[], gapDots: number): Part {
  const stacked = stack(parts)
  return (column, y, setting) => stacked(column, y, { ...setting, gapDots })
}

/** Where a line of text begins, or is centred. */
export function anchor(column: Column, direction: Direction): Pick<TextBlock, 'x' | 'align'> {
  if (column.align === 'center') return { x: column.x + Math.round(column.widthDots / 2), align: 'center' }
  return direction === 'ltr' ? { x: column.x, align: 'left' } : { x: column.x + column.widthDots, align: 'right' }
}
