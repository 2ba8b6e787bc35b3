import type { PgArray } from './arrays.ts'

const NEEDS_QUOTES = /[{},"\\ \t\n\v\f\r]/

function quoteItem(item: string | null): string {
  if (item === null) return 'NULL'
  if (item !== '' && item.toLowerCase() !== 'null' && !NEEDS_QUOTES.test(item)) return item
  return `"${item.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`
}

export function formatArray(array: PgArray<string>): string {
  if (array.lengths.length === 0) return '{}'
  let parts = array.items.map(quoteItem)
  for (const length of array.lengths.toReversed()) {
    const lists: string[] = []
    for (let at = 0; at < parts.length; at += length) lists.push(`{${parts.slice(at, at + length).join(',')}}`)
    parts = lists
  }
  if (array.lowers.every((lower) => lower === 1)) return parts[0] ?? '{}'
  const bounds = array.lowers.map((lower, index) => `[${lower}:${lower + (array.lengths[index] ?? 0) - 1}]`)
  return `${bounds.join('')}=${parts[0]}`
}
