import { directionOf } from './direction-of.ts'
import { fitText } from './fit-text.ts'
import type { Direction, TextBlock } from './layout.ts'
import { anchor, NOTHING, type Part } from './place.ts'

export type TextLook = {
  readonly sizes: readonly number[]
  readonly weight: number
  readonly linesMax: number
  /** A name runs as it is written, a sentence of ours as the ticket. */
  readonly runs: 'own' | 'ticket'
  readonly ink?: 'black' | 'white'
}

/** Of the size of the type: Arabic has marks above and deep tails below, and gets 1.15 times the pitch. */
const PITCH = 1.22
const ARABIC_PITCH = PITCH * 1.15
const ASCENT = 0.93
const ARABIC_ASCENT = 1.0

export function textPart(text: string | undefined, look: TextLook): Part {
  if (text === undefined) return () => NOTHING
  return (column, y, setting) => {
    const { lines, sizeDots, lostLetters } = fitText(text, { ...look, widthDots: column.widthDots }, setting.measure)
    const direction = look.runs === 'own' ? directionOf(text, setting.direction) : setting.direction
    const pitch = pitchOf(sizeDots, setting.direction)
    const blocks = lines.map(
      (line, index): TextBlock => ({
        kind: 'text',
        text: line,
        font: { sizeDots, weight: look.weight },
        ...anchor(column, setting.direction),
        baseline: y + index * pitch + baselineOf(sizeDots, setting.direction),
        direction,
        ink: look.ink ?? 'black',
        lostLetters: index === lines.length - 1 ? lostLetters : 0,
      }),
    )
    return { blocks, heightDots: lines.length * pitch }
  }
}

/** What fits into a single line stands in one; else the parts stand as they would. */
export function oneLineOr(text: string, look: TextLook, apart: Part): Part {
  const joined = textPart(text, { ...look, linesMax: 1 })
  const font = { sizeDots: look.sizes.at(-1) ?? 0, weight: look.weight }
  return (column, y, setting) => {
    const isFitting = setting.measure(text, font) <= column.widthDots
    return (isFitting ? joined : apart)(column, y, setting)
  }
}

export function pitchOf(sizeDots: number, direction: Direction): number {
  return Math.round(sizeDots * (direction === 'rtl' ? ARABIC_PITCH : PITCH))
}

export function baselineOf(sizeDots: number, direction: Direction): number {
  return Math.round(sizeDots * (direction === 'rtl' ? ARABIC_ASCENT : ASCENT))
}
