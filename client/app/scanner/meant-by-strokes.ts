import { arabicLayout, backToUs, frenchLayout, usLayout } from './keyboard-layouts.ts'

/** One key as the browser heard it: where it is, and what the layout of this machine makes of it. */
export type Stroke = { readonly code: string; readonly key: string; readonly isShifted: boolean; readonly at: number }

const TABLES = [frenchLayout, arabicLayout].map(backToUs)

/**
 * What a scanner may have meant, the likeliest first: what stands there, where scanner and machine have the same layout; by
 * the places of the keys, if the browser tells them; by what the French and the Arabic layout make of them, if it does not.
 */
export function meantByStrokes(strokes: readonly Pick<Stroke, 'code' | 'key' | 'isShifted'>[]): readonly string[] {
  const readings = [
    strokes.map(({ key }) => key),
    strokes.map(({ code, isShifted }) => usLayout[code]?.[isShifted ? 1 : 0]),
    ...TABLES.map((table) => strokes.map(({ key }) => table.get(key))),
  ]
  return readings.flatMap((chars) => (chars.includes(undefined) ? [] : [chars.join('')]))
}
