import type { Block, Font, Layout, TextBlock } from '../layout/layout.ts'
import type { Surface } from './surface.ts'

export const BLACK = '#000'
export const WHITE = '#fff'

/** The paper and the lines on it, where text stays text. Codes and logos are set afterwards, so that no edge of theirs is smoothed. */
export function drawLayout(layout: Layout, surface: Surface, fontFamily: string): void {
  surface.fillStyle = WHITE
  surface.fillRect(0, 0, layout.widthDots, layout.heightDots)
  for (const block of layout.blocks) drawBlock(block, surface, fontFamily)
}

function drawBlock(block: Block, surface: Surface, fontFamily: string): void {
  if (block.kind === 'text') drawText(block, surface, fontFamily)
  if (block.kind !== 'fill') return
  surface.fillStyle = BLACK
  surface.fillRect(block.x, block.y, block.widthDots, block.heightDots)
}

function drawText(block: TextBlock, surface: Surface, fontFamily: string): void {
  surface.font = fontOf(block.font, fontFamily)
  drawLine(block, surface, block.baseline)
}

/** In the font that the surface has. */
export function drawLine({ text, x, align, direction, ink }: TextBlock, surface: Surface, baseline: number): void {
  surface.textBaseline = 'alphabetic'
  surface.direction = direction
  surface.textAlign = align
  surface.fillStyle = ink === 'black' ? BLACK : WHITE
  surface.fillText(text, x, baseline)
}

export function fontOf({ sizeDots, weight }: Font, family: string): string {
  return `${weight} ${sizeDots}px ${family}`
}
