import { type Key, type Range, type TableName, type Tables, tableKeys } from './store.ts'

/** A row's key, as its table says [ST1]. */
export function keyOf<Name extends TableName>(table: Name, row: Tables[Name]): Key {
  const parts = tableKeys[table].map((column) => (row as Record<string, unknown>)[column] as string | number)
  const [first] = parts
  return parts.length === 1 && typeof first === 'string' ? first : parts
}

export function keyText(key: Key): string {
  return JSON.stringify(key)
}

/** As IndexedDB orders keys: numbers before text, text by its units, arrays part by part, the shorter first. */
export function compareKeys(a: Key, b: Key): number {
  if (typeof a === 'string' && typeof b === 'string') return comparePart(a, b)
  if (typeof a === 'string' || typeof b === 'string') return typeof a === 'string' ? -1 : 1
  for (let at = 0; at < Math.min(a.length, b.length); at += 1) {
    const order = comparePart(a[at] as string | number, b[at] as string | number)
    if (order !== 0) return order
  }
  return a.length - b.length
}

export function isWithin(key: Key, { from, to }: Range): boolean {
  return compareKeys(key, from) >= 0 && compareKeys(key, to) <= 0
}

function comparePart(a: string | number, b: string | number): number {
  if (typeof a !== typeof b) return typeof a === 'number' ? -1 : 1
  if (a === b) return 0
  return a < b ? -1 : 1
}
