import type { Row, Rows } from './push-run.ts'

/** The rows of several transactions as one answer: each once, as it was last. */
export function mergeRows(parts: readonly Rows[]): Rows {
  const [only] = parts
  if (parts.length === 1 && only !== undefined) return only
  return {
    tickets: latest(parts.flatMap((part) => part.tickets)),
    counters: latest(parts.flatMap((part) => part.counters)),
    branch_config: latest(parts.flatMap((part) => part.branch_config)),
  }
}

function latest(rows: readonly Row[]): Row[] {
  const rowsById = new Map<string, Row>()
  for (const row of rows) {
    const key = row.id ?? row.branch_id ?? ''
    const known = rowsById.get(key)
    if (known === undefined || known.version <= row.version) rowsById.set(key, row)
  }
  return [...rowsById.values()]
}
