import type { Direction } from './layout.ts'

const FIRST_STRONG = /\p{L}/u
const RIGHT_TO_LEFT = /[\p{Script=Arabic}\p{Script=Hebrew}]/u

/** A name runs as its first letter does, whatever the ticket's language: `Crédit (PME)` keeps its brackets on Arabic paper. */
export function directionOf(text: string, without: Direction): Direction {
  const letter = FIRST_STRONG.exec(text)?.[0]
  if (letter === undefined) return without
  return RIGHT_TO_LEFT.test(letter) ? 'rtl' : 'ltr'
}
