import { isPending } from '../outbox/is-pending.ts'
import type { OutboxRow, TouchedRow } from '../outbox/outbox-row.ts'
import { keyOf, keyText } from '../ports/keys.ts'
import type { Key } from '../ports/store.ts'
import { compareWritten, createCommandLists } from './command-lists.ts'
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
  /** Commands that hang on another one's fate: undos on what they undo, others on the call that they name. */
  const dependents = new Map<string, Set<string>>()

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
  function change({ id, args, name }: OutboxRow, apply: () => void): void {
    const undone = undoneBy({ args, name })
    const concerned = [id, ...(undone === undefined ? [] : [undone]), ...(dependents.get(id) ?? [])]
    for (const each of concerned) withCommand(each, unindex)
    apply()
    for (const each of concerned) withCommand(each, index)
  }

  function withCommand(id: string, work: (command: OutboxRow) => void): void {
    const command = get(id)
    if (command !== undefined) work(command)
  }

  function link(command: OutboxRow): void {
    for (const other of [namedCall(command), undoneBy(command)]) {
      if (other === undefined) continue
      const ids = dependents.get(other) ?? new Set()
      dependents.set(other, ids.add(command.id))
    }
  }

  function unlink(command: OutboxRow): void {
    for (const other of [namedCall(command), undoneBy(command)]) {
      if (other !== undefined) dependents.get(other)?.delete(command.id)
    }
  }

  /** A command that a pending undo takes back does not show, and neither does the undo. */
  function isShown(command: OutboxRow): boolean {
    const target = undoneBy(command)
    if (target !== undefined && isPendingId(target)) return false
    const others = dependents.get(command.id)
    if (others === undefined) return true
    return ![...others].some((id) => isPendingId(id) && undoneBy(get(id) ?? command) === command.id)
  }

  function isPendingId(id: string): boolean {
    const command = get(id)
    return command !== undefined && isPending(command)
  }

  function put(row: OutboxRow): void {
    const key = keyText(keyOf('outbox', row))
    const before = stored.get(key)
    if (before !== undefined && isOlderNews(before, row)) return
    link(row)
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
    unlink(row)
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
      link(row)
      change(row, () => saving.set(row.id, row))
    },
    dropSaving(id: string): void {
      const row = saving.get(id)
      if (row === undefined) return
      change(row, () => saving.delete(id))
      unlink(row)
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

function undoneBy(command: Pick<OutboxRow, 'name' | 'args'>): string | undefined {
  const { command_id } = command.args
  return command.name === 'undo_command' && typeof command_id === 'string' ? command_id : undefined
}
