import type { Stroke } from '../../../../app/scanner/meant-by-strokes.ts'

/** What scanners type comes in one breath; a person's fingers do not. */
export const BREATH_MS = 80
const SCAN_CHARS_MIN = 4
const SCAN_CHARS_MAX = 400

/** The keys of one breath, in their order. */
export type Held = readonly Pick<Stroke, 'code' | 'key' | 'isShifted'>[]

export type KeyMeaning =
  /** Held back until the breath is over: it may be the beginning of a scan. */
  | { readonly kind: 'held'; readonly held: Held }
  | { readonly kind: 'scan'; readonly held: Held }
  /** Held down for a capital: of a breath it is neither a part nor the end. */
  | { readonly kind: 'shift' }
  | { readonly kind: 'key' }

const SHIFTS: readonly string[] = ['Shift', 'CapsLock', 'AltGraph']

/** What a key means while `held` was typed in the same breath. A scan ends with Enter. */
export function meaningOf(stroke: Held[number], held: Held): KeyMeaning {
  const { key } = stroke
  if (isCharacter(key)) return { kind: 'held', held: [...held, stroke].slice(-SCAN_CHARS_MAX) }
  if (SHIFTS.includes(key)) return { kind: 'shift' }
  if (key === 'Enter' && held.length >= SCAN_CHARS_MIN) return { kind: 'scan', held }
  return { kind: 'key' }
}

/** One key of the Arabic layout gives two letters; the names of keys that give none are Latin. The space is a button's. */
function isCharacter(key: string): boolean {
  return key !== ' ' && (key.length === 1 || (key.length === 2 && !/^[ -~]+$/.test(key)))
}
