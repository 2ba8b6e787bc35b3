import { invalidText } from '../evaluation-error.ts'

const GROUPED = /^(?:[0-9a-f]{4}-?){7}[0-9a-f]{4}$/i
const BRACED = /^\{(.*)\}$/

/** Every form that Postgres reads: braces around, hyphens after any group of four, either case. */
export function parseUuid(text: string): string {
  const inner = BRACED.exec(text)?.[1] ?? text
  if (!GROUPED.test(inner)) throw invalidText('uuid', text)
  const hex = inner.replaceAll('-', '').toLowerCase()
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-')
}
