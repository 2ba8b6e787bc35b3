import { parseIdentifier } from './parse-identifier.ts'
import { splitOutsideQuotes } from './split-outside-quotes.ts'

export type ParsedColumnList = { kind: 'parsed'; names: string[] } | { kind: 'refused'; problem: string }

/** Names between commas, without blanks around them. */
export function parseColumnList(text: string): ParsedColumnList {
  const names: string[] = []
  for (const part of splitOutsideQuotes(text, ',')) {
    const parsed = parseIdentifier(part)
    if (parsed.kind === 'refused') return parsed
    names.push(parsed.name)
  }
  return { kind: 'parsed', names }
}
