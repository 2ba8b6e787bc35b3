const FIRST_STRONG_ISOLATE = '\u2068'
const POP_ISOLATE = '\u2069'

/** A name or a number within a sentence must not rearrange the words around it, whichever way either runs. Counts stay numbers. */
export function isolate(values: Readonly<Record<string, string | number>>): Record<string, string | number> {
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => [
      name,
      typeof value === 'number' ? value : `${FIRST_STRONG_ISOLATE}${value}${POP_ISOLATE}`,
    ]),
  )
}
