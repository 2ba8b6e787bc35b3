import { isPending } from '../outbox/is-pending.ts'
import type { OutboxRow, TouchedRow } from '../outbox/outbox-row.ts'
import { keyOf, keyText } from '../ports/keys.ts'
import type { Key } from '../ports/store.ts'
import { compareWritten, createCommandLists } from './command-lists.ts'
import { createCommandTies, undoneBy } from './command-ties.ts'
import type { PendingCommand } from './fold-row.ts'
import { namedCall, touchedNow } from './touched-now.ts'

export type RowName = `${TouchedRow['table']}/${string}`

/**
 * The outbox as the view needs it: which pending commands touch a row, without looking at any other. It tells by
 * `onTouched` which rows may look different now.
 */
export function createCommandLog(onTouched: (row: RowName) => void) {
  const stored = new Map<string, OutboxRow>()
  const byId = new Map<string, OutboxRow>()
  const saving = new Map<string, OutboxRow>()
  const touching = new Map<RowName, Map<string, OutboxRow>>()
  const ties = createCommandTies()
  const lists = createCommandLists()

  const get = (id: string): OutboxRow | undefined => byId.get(id) ?? saving.get(id)

  function rowsOf(command: OutboxRow): RowName[] {
    const call = namedCall(command)
    const touched = touchedNow(command, call === undefined ? undefined : get(call))
    return touched.map(({ table, id }): RowName => `${table}/${id}`)
  }

  function index(command: OutboxRow): void {
    if (!isPending(command)) return
    for (const name of rowsOf(command)) {
      const commands = touching.get(name) ?? new Map<string, OutboxRow>()
      touching.set(name, commands.set(command.id, command))
      onTouched(name)
    }
  }

  function unindex(command: OutboxRow): void {
    if (!isPending(command)) return
    for (const name of rowsOf(command)) {
      const commands = touching.get(name)
      commands?.delete(command.id)
      if (commands?.size === 0) touching.delete(name)
      onTouched(name)
    }
  }

  /** Around a change of what is known of a command: those that hang on it, or it on them, may look different afterwards. */
  function change(command: OutboxRow, apply: () => void): void {
    const concerned = ties.concernedBy(command)
    for (const id of concerned) withCommand(id, unindex)
    apply()
    for (const id of concerned) withCommand(id, index)
  }

  function withCommand(id: string, work: (command: OutboxRow) => void): void {
    const command = get(id)
    if (command !== undefined) work(command)
  }

  /** A command that a pending undo takes back does not show, and neither does the undo. */
  function isShown(command: OutboxRow): boolean {
    const target = undoneBy(command)
    if (target !== undefined && isPendingId(target)) return false
    return !ties.dependentsOf(command.id).some((id) => isPendingId(id) && undoneBy(get(id) ?? command) === command.id)
  }

  function isPendingId(id: string): boolean {
    const command = get(id)
    return command !== undefined && isPending(command)
  }

  function put(row: OutboxRow): void {
    const key = keyText(keyOf('outbox', row))
    const before = stored.get(key)
    if (before !== undefined && isOlderNews(before, row)) return
    ties.tie(row)
    change(row, () => {
      stored.set(key, row)
      byId.set(row.id, row)
      lists.set(row.id, row)
      saving.delete(row.id)
    })
    if (before !== undefined && before.id !== row.id) forget(before)
  }

  function remove(key: string): void {
    const row = stored.get(key)
    if (row === undefined) return
    stored.delete(key)
    forget(row)
  }

  /** The same command may stand under another writer meanwhile. */
  function forget(row: OutboxRow): void {
    if (byId.get(row.id) !== row) return
    change(row, () => {
      byId.delete(row.id)
      lists.set(row.id, undefined)
    })
    ties.untie(row)
  }

  /** Oldest first, what is not on the disk yet behind all that is, in the order of the taps. */
  function commandsOn(name: RowName): PendingCommand[] {
    const taps = [...saving.keys()]
    return [...(touching.get(name)?.values() ?? [])]
      .filter(isShown)
      .map((command) => ({ command, tap: byId.has(command.id) ? -1 : taps.indexOf(command.id) }))
      .sort((a, b) => a.tap - b.tap || compareWritten(a.command, b.command))
      .map(({ command, tap }) => ({ command, isSaving: tap >= 0 }))
  }

  return {
    get,
    put,
    remove,
    keys: (): Key[] => [...stored.values()].map((row) => keyOf('outbox', row)),
    lists: lists.current,
    commandsOn,
    setSaving(row: OutboxRow): void {
      if (byId.has(row.id)) return
      ties.tie(row)
      change(row, () => saving.set(row.id, row))
    },
    dropSaving(id: string): void {
      const row = saving.get(id)
      if (row === undefined) return
      change(row, () => saving.delete(id))
      ties.untie(row)
    },
  }
}
export type CommandLog = ReturnType<typeof createCommandLog>

/** What has been decided stays so, in whatever order the news comes, unless the history in which it was has been lost. */
function isOlderNews(known: OutboxRow, row: OutboxRow): boolean {
  return (
    known.id === row.id && known.outcome !== undefined && row.outcome === undefined && row.prior_outcome === undefined
  )
}
