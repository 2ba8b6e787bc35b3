export type Issue = {
  readonly code: string
  readonly path: readonly PropertyKey[]
  readonly keys?: readonly string[]
}
type Part = Record<PropertyKey, unknown> | undefined

/**
 * Takes out of a document what a schema complains of: keys that it does not know, else the innermost entry of a list, else
 * the value itself. Answers how much of what had a meaning is gone; undefined: something that cannot be done without.
 */
export function leaveOut(document: unknown, issues: readonly Issue[]): number | undefined {
  const at = (path: readonly PropertyKey[]) => path.reduce<unknown>((part, step) => (part as Part)?.[step], document)
  const entries = new Map<unknown[], Set<PropertyKey>>()
  const values: [Part, PropertyKey][] = []
  for (const { code, path, keys = [] } of issues) {
    if (code === 'unrecognized_keys') {
      for (const key of keys) delete (at(path) as Part)?.[key]
      continue
    }
    if (isIndispensable(path)) return undefined
    const place = path.findLastIndex((step) => typeof step === 'number')
    const step = path[place < 0 ? path.length - 1 : place]
    const owner = at(path.slice(0, place))
    if (step === undefined || typeof owner !== 'object' || owner === null || !(step in owner)) return undefined
    if (Array.isArray(owner)) entries.set(owner, (entries.get(owner) ?? new Set()).add(step))
    else values.push([owner as Part, step])
  }
  let count = values.length
  for (const [owner, key] of values) delete owner?.[key]
  for (const [list, places] of entries) {
    count += places.size
    list.splice(0, list.length, ...list.filter((_, place) => !places.has(place)))
  }
  return count
}

function isIndispensable([first, second]: readonly PropertyKey[]): boolean {
  return first === undefined || (first === 'branch' && (second === undefined || second === 'clock'))
}
