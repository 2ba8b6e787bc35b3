/** `{a,"b c",NULL}` as Postgres writes a list of one dimension; undefined for anything else. */
export function parseArrayText(text: string): (string | null)[] | undefined {
  if (!text.startsWith('{') || !text.endsWith('}')) return undefined
  const inner = text.slice(1, -1)
  if (inner === '') return []
  const items: (string | null)[] = []
  // A quoted item with its escapes, or a bare one; each item touches the comma or the end behind it.
  const item = /"((?:[^"\\]|\\.)*)"(?:,|$)|([^",{}\\]+)(?:,|$)/gy
  let end = 0
  while (end < inner.length) {
    const match = item.exec(inner)
    if (match === null) return undefined
    const [, quoted, bare] = match
    if (quoted !== undefined) items.push(quoted.replace(/\\(.)/gs, '$1'))
    else items.push(bare === 'NULL' ? null : (bare ?? null))
    end = item.lastIndex
  }
  return items
}
