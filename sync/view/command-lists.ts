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
  let lists: CommandLists = { pending: [], unseen: [], unknownCount: 0 }

  return {
    set(id: string, row: OutboxRow | undefined): void {
      pending.set(id, row !== undefined && isPending(row) ? row : undefined)
      unseen.set(id, row !== undefined && isUnseen(row) ? row : undefined)
    },
    current(): CommandLists {
      const rows = { pending: pending.rows(), unseen: unseen.rows() }
      if (rows.pending === lists.pending && rows.unseen === lists.unseen) return lists
      lists = { ...rows, unknownCount: rows.pending.filter((row) => !isKnownCommand(row)).length }
      return lists
    },
  }
}

function createList() {
  const byId = new Map<string, OutboxRow>()
  let rows: readonly OutboxRow[] = []
  let isStale = false

  return {
    set(id: string, row: OutboxRow | undefined): void {
      if (byId.get(id) === row) return
      if (row === undefined) byId.delete(id)
      else byId.set(id, row)
      isStale = true
    },
    /** The same list while it has not changed. New ones come at the end, so there is little to sort. */
    rows(): readonly OutboxRow[] {
      if (isStale) rows = [...byId.values()].sort(compareWritten)
      isStale = false
      return rows
    },
  }
}
