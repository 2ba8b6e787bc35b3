export const PARTS = 3
export const PART_CHARS = 3
const BETWEEN = /[^0-9A-Za-z]/g

/** The parts of what was typed so far; the last ones may be empty. */
export function codeParts(value: string): string[] {
  return Array.from({ length: PARTS }, (_, part) => value.slice(part * PART_CHARS, (part + 1) * PART_CHARS))
}

export type TypedPart = {
  readonly value: string
  /** The part where typing goes on. */
  readonly focus: number
}

/**
 * What becomes of the whole when one part was typed into. More than fits there goes on into the next ones, so that a whole
 * code can be pasted, or typed without looking.
 */
export function typeIntoPart(value: string, part: number, text: string): TypedPart {
  const plain = text.replace(BETWEEN, '').toUpperCase()
  const before = value.slice(0, part * PART_CHARS)
  const after = value.slice((part + 1) * PART_CHARS)
  const next = (before + plain + (plain.length > PART_CHARS ? '' : after)).slice(0, PARTS * PART_CHARS)
  const filled = Math.floor((before.length + plain.length) / PART_CHARS)
  const focus = plain.length < PART_CHARS ? part : Math.min(filled, PARTS - 1)
  return { value: next, focus }
}
