import type { Density } from './density.ts'
import { directionOf } from './direction-of.ts'
import { type Fit, fitText } from './fit-text.ts'
import type { FillBlock, TextBlock } from './layout.ts'
import { type Column, NOTHING, type Part, type Placed, type Setting } from './place.ts'
import { baselineOf, pitchOf } from './text-part.ts'

const RULE_DOTS = 2
const EDGE_DOTS = 3
/** Beside the words; above and below them by their size. */
const PADDING_DOTS = 18
const PADDING = 0.16

export function rulePart(): Part {
  return ({ x, widthDots }, y) => ({ blocks: [fill(x, y, widthDots, RULE_DOTS)], heightDots: RULE_DOTS })
}

/** White on black over the whole width: a copy must never pass for a second ticket. */
export function barPart(text: string | undefined, { barSizes }: Density): Part {
  if (text === undefined) return () => NOTHING
  const look = { sizes: barSizes, weight: 800, linesMax: 1, ink: 'white' } as const
  return (column, y, setting) => boxed(text, look, column, y, setting, () => column.widthDots, solid)
}

/** A word in a frame, as wide as it needs. */
export function chipPart(text: string | undefined, { chipSizes, chipLines }: Density): Part {
  if (text === undefined) return () => NOTHING
  const look = { sizes: chipSizes, weight: 700, linesMax: chipLines, ink: 'black' } as const
  return (column, y, setting) => boxed(text, look, column, y, setting, (inner) => inner + 2 * PADDING_DOTS, frame)
}

type BoxLook = Omit<Fit, 'widthDots'> & { readonly ink: 'black' | 'white' }
type Edge = (x: number, y: number, width: number, height: number) => readonly FillBlock[]

function boxed(
  text: string,
  look: BoxLook,
  column: Column,
  y: number,
  { direction, measure }: Setting,
  widthAround: (inner: number) => number,
  edge: Edge,
): Placed {
  const { lines, sizeDots, lostLetters } = fitText(
    text,
    { ...look, widthDots: column.widthDots - 2 * PADDING_DOTS },
    measure,
  )
  const inner = Math.max(...lines.map((line) => measure(line, { sizeDots, weight: look.weight })))
  const width = widthAround(Math.ceil(inner))
  const padding = Math.round(sizeDots * PADDING)
  const pitch = pitchOf(sizeDots, direction)
  const heightDots = lines.length * pitch + 2 * padding
  const words = lines.map(
    (line, index): TextBlock => ({
      kind: 'text',
      text: line,
      font: { sizeDots, weight: look.weight },
      x: column.x + Math.round(column.widthDots / 2),
      baseline: y + padding + index * pitch + baselineOf(sizeDots, direction),
      align: 'center',
      direction: directionOf(text, direction),
      ink: look.ink,
      lostLetters: index === lines.length - 1 ? lostLetters : 0,
    }),
  )
  const left = column.x + Math.round((column.widthDots - width) / 2)
  return { blocks: [...edge(left, y, width, heightDots), ...words], heightDots }
}

function solid(x: number, y: number, width: number, height: number): readonly FillBlock[] {
  return [fill(x, y, width, height)]
}

function frame(x: number, y: number, width: number, height: number): readonly FillBlock[] {
  const edge = EDGE_DOTS
  return [
    fill(x, y, width, edge),
    fill(x, y + height - edge, width, edge),
    fill(x, y, edge, height),
    fill(x + width - edge, y, edge, height),
  ]
}

function fill(x: number, y: number, widthDots: number, heightDots: number): FillBlock {
  return { kind: 'fill', x, y, widthDots, heightDots }
}
