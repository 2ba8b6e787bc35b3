import type { TicketFields } from '../view/view-rows.ts'

type Numbered = Pick<TicketFields, 'prefix' | 'letter' | 'sequence_n' | 'number_day' | 'is_placeholder'>

export type Heights = {
  /** A row of the replica has become another one; undefined: it came, or went. */
  replace(before: Numbered | undefined, after: Numbered | undefined): void
  /** The greatest number of a prefix for a day label; 0: none. */
  on(day: string, prefix: string): number
}

/**
 * The greatest numbers without a letter that the replica shows [NU1], kept as rows change: a tap must not look at all of
 * them. One's own count too: normally they change nothing, and on a disk that was set back they tell what it has forgotten.
 */
export function createHeights(): Heights {
  const lines = new Map<string, Line>()

  function change({ day, prefix, n }: Counted, how: (line: Line, n: number) => void): void {
    const name = JSON.stringify([day, prefix])
    const line = lines.get(name) ?? { height: 0, counts: new Map() }
    how(line, n)
    if (line.counts.size === 0) lines.delete(name)
    else lines.set(name, line)
  }

  return {
    replace(before, after) {
      const [old, next] = [countedOf(before), countedOf(after)]
      if (next !== undefined) change(next, add)
      if (old !== undefined) change(old, remove)
    },
    on: (day, prefix) => lines.get(JSON.stringify([day, prefix]))?.height ?? 0,
  }
}

type Counted = { readonly day: string; readonly prefix: string; readonly n: number }
/** How many rows have each number: two of the same after a disk was set back, and one of them may go. */
type Line = { height: number; readonly counts: Map<number, number> }

function add(line: Line, n: number): void {
  line.counts.set(n, (line.counts.get(n) ?? 0) + 1)
  line.height = Math.max(line.height, n)
}

function remove(line: Line, n: number): void {
  const left = (line.counts.get(n) ?? 0) - 1
  if (left > 0) line.counts.set(n, left)
  else line.counts.delete(n)
  if (n !== line.height || left > 0) return
  line.height = 0
  for (const other of line.counts.keys()) line.height = Math.max(line.height, other)
}

/** A placeholder's number was typed, and counts for nothing. */
function countedOf(row: Numbered | undefined): Counted | undefined {
  if (row === undefined || typeof row.letter === 'string' || row.is_placeholder === true) return undefined
  const { sequence_n: n, prefix, number_day: day } = row
  if (typeof n !== 'number' || typeof prefix !== 'string' || typeof day !== 'string') return undefined
  return { day, prefix, n }
}
