import { parseIdentifier } from './parse-identifier.ts'
import { splitOutsideQuotes } from './split-outside-quotes.ts'

export type RelationName = { readonly schema: string; readonly table: string }
export type ParsedRelationName = { kind: 'parsed'; relation: RelationName } | { kind: 'refused'; problem: string }

/** `table` or `schema.table`; a dot within quotes belongs to the name. */
export function parseRelationName(text: string): ParsedRelationName {
  const parts = splitOutsideQuotes(text, '.')
  if (parts.length > 2) return { kind: 'refused', problem: `Invalid relation identifier, too many delimiters: ${text}` }
  const names: string[] = []
  for (const part of parts) {
    const parsed = parseIdentifier(part)
    if (parsed.kind === 'refused') return parsed
    names.push(parsed.name)
  }
  const [first = '', second] = names
  return {
    kind: 'parsed',
    relation: second === undefined ? { schema: 'public', table: first } : { schema: first, table: second },
  }
}
