export type ParsedIdentifier = { kind: 'parsed'; name: string } | { kind: 'refused'; problem: string }

const UNQUOTED = /^[a-zA-Z_][a-zA-Z0-9_]*$/
const SINGLE_QUOTE_MARK = /(?<!")"(?!")/

/** A name as SQL writes it: quoted it is taken as it stands, else it folds to lower case and has only plain characters. */
export function parseIdentifier(text: string): ParsedIdentifier {
  const isQuoted = text.length >= 1 && text.startsWith('"') && text.endsWith('"')
  const inner = isQuoted ? text.slice(1, -1) : text
  if (inner === '') return { kind: 'refused', problem: 'Invalid zero-length delimited identifier' }
  if (isQuoted) {
    return SINGLE_QUOTE_MARK.test(inner)
      ? { kind: 'refused', problem: `Invalid identifier with unescaped quote: ${inner}` }
      : { kind: 'parsed', name: inner.replaceAll('""', '"') }
  }
  return UNQUOTED.test(text)
    ? { kind: 'parsed', name: text.toLowerCase() }
    : { kind: 'refused', problem: `Invalid unquoted identifier contains special characters: ${text}` }
}
