import { isKnownCommand } from '../effects/meant.ts'
import { isPending, isUnseen } from '../outbox/is-pending.ts'
import type { OutboxRow } from '../outbox/outbox-row.ts'

export type CommandLists = {
  readonly pending: readonly OutboxRow[]
  readonly unseen: readonly OutboxRow[]
  /** Pending ones of a newer app [OB7]. */
  readonly unknownCount: number
}

/** The order of writing: pending commands are all of one writer, since a fork writes them anew. */
export function compareWritten(a: OutboxRow, b: OutboxRow): number {
  if (a.writer !== b.writer) return a.writer < b.writer ? -1 : 1
  return a.seq - b.seq
}

/** The lists that a screen shows of the outbox: the decided rows, which are kept for days, cost nothing here. */
export function createCommandLists() {
  const pending = createList()
  const unseen = createList()
  const unknown = new Set<string>()
  let lists: CommandLists = { pending: [], unseen: [], unknownCount: 0 }

  return {
    set(id: string, row: OutboxRow | undefined): void {
      pending.set(id, row !== undefined && isPending(row) ? row : undefined)
      if (row !== undefined && isPending(row) && !isKnownCommand(row)) unknown.add(id)
      else unknown.delete(id)
      unseen.set(id, row !== undefined && isUnseen(row) ? row : undefined)
    },
    current(): CommandLists {
      const rows = { pending: pending.rows(), unseen: unseen.rows() }
      if (rows.pending === lists.pending && rows.unseen === lists.unseen) return lists
      lists = { ...rows, unknownCount: unknown.size }
      return lists
    },
  }
}

function createList() {
  const byId = new Map<string, OutboxRow>()
  let rows: readonly OutboxRow[] = []
  /** New since `rows` was made. */
  let added: OutboxRow[] = []
  let isStale = false

  return {
    set(id: string, row: OutboxRow | undefined): void {
      const before = byId.get(id)
      if (before === row) return
      if (row === undefined) byId.delete(id)
      else byId.set(id, row)
      if (row === undefined || before !== undefined) isStale = true
      else added.push(row)
    },
    /** The same list while it has not changed. A tap's command comes at the end: then nothing is sorted anew. */
    rows(): readonly OutboxRow[] {
      if (isStale || !isInOrder(rows.at(-1), added)) rows = [...byId.values()].sort(compareWritten)
      else if (added.length > 0) rows = [...rows, ...added]
      isStale = false
      added = []
      return rows
    },
  }
}

function isInOrder(last: OutboxRow | undefined, added: readonly OutboxRow[]): boolean {
  return added.every((row, at) => {
    const before = at === 0 ? last : added[at - 1]
    return before === undefined || compareWritten(before, row) < 0
  })
}
