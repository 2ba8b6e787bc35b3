import type { Node } from 'libpg-query'

/** A node is an object with one key, its kind; this is the kind and where in the statement the node begins. */
export function describeNode(node: Node): { kind: string; location: number } {
  const [entry] = Object.entries(node)
  const [kind, body] = entry ?? ['', {}]
  const location = typeof body === 'object' && body !== null && 'location' in body ? Number(body.location) : 0
  return { kind, location }
}

/** The texts of a list of strings, such as the parts of a name; null when something else is among them. */
export function readStrings(nodes: readonly Node[] = []): string[] | null {
  const texts: string[] = []
  for (const node of nodes) {
    if (!('String' in node)) return null
    texts.push(node.String.sval ?? '')
  }
  return texts
}

const PLAIN = /^[\p{Ll}_][\p{Ll}\p{Nd}_]*$/u

const quoteUnlessPlain = (part: string): string => (PLAIN.test(part) ? part : `"${part.replaceAll('"', '""')}"`)

/** A name as messages show it; the schema of what is built in is left out. */
export function readableName(parts: readonly string[]): string {
  const [first, second] = parts
  if (parts.length === 2 && first === 'pg_catalog' && second !== undefined) return quoteUnlessPlain(second)
  return parts.map(quoteUnlessPlain).join('.')
}

export const listItems = (node: Node | undefined): readonly Node[] =>
  node !== undefined && 'List' in node ? (node.List.items ?? []) : []
