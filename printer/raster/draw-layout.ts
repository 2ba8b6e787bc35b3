import type { Block, Font, Layout, Measure, TextBlock } from '../layout/layout.ts'
import type { Surface } from './surface.ts'

const BLACK = '#000'
const WHITE = '#fff'

/** For one ticket, before it is drawn: nobody else may set the surface's font meanwhile. Setting it is most of the cost. */
export function measureOn(surface: Surface, fontFamily: string): Measure {
  let set = ''
  return (text, font) => {
    const wanted = fontOf(font, fontFamily)
    if (wanted !== set) surface.font = wanted
    set = wanted
    return surface.measureText(text).width
  }
}

/** The paper and the lines on it. Codes and logos are set dot by dot afterwards, so that no edge of theirs is smoothed. */
export function drawLayout(layout: Layout, surface: Surface, fontFamily: string): void {
  surface.fillStyle = WHITE
  surface.fillRect(0, 0, layout.widthDots, layout.heightDots)
  surface.textBaseline = 'alphabetic'
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
  surface.direction = block.direction
  surface.textAlign = block.align
  surface.fillStyle = block.ink === 'black' ? BLACK : WHITE
  surface.fillText(block.text, block.x, block.baseline)
}

function fontOf({ sizeDots, weight }: Font, family: string): string {
  return `${weight} ${sizeDots}px ${family}`
}
