import type { Measure } from './layout.ts'

/** The same words are measured for every way in which a ticket is tried; a canvas takes some time for each. */
export function rememberMeasures(measure: Measure): Measure {
  const known = new Map<string, number>()
  return (text, font) => {
    const key = `${font.weight} ${font.sizeDots} ${text}`
    const found = known.get(key) ?? measure(text, font)
    known.set(key, found)
    return found
  }
}
