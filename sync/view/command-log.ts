import { isPending } from '../outbox/is-pending.ts'
import type { OutboxRow, TouchedRow } from '../outbox/outbox-row.ts'
import { keyOf, keyText } from '../ports/keys.ts'
import type { Key } from '../ports/store.ts'
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

  let revision = 0

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
    if (target !== undefined) return !isPendingId(target)
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
    revision += 1
    link(row)
    change(row, () => {
      stored.set(key, row)
      byId.set(row.id, row)
      saving.delete(row.id)
    })
    if (before !== undefined && before.id !== row.id) forget(before)
  }

  function remove(key: string): void {
    const row = stored.get(key)
    if (row === undefined) return
    stored.delete(key)
    revision += 1
    forget(row)
  }

  /** The same command may stand under another writer meanwhile. */
  function forget(row: OutboxRow): void {
    if (byId.get(row.id) !== row) return
    change(row, () => byId.delete(row.id))
    unlink(row)
  }

  /** Oldest first, what is not on the disk yet behind all that is. */
  function commandsOn(name: RowName): PendingCommand[] {
    return [...(touching.get(name)?.values() ?? [])]
      .filter(isShown)
      .map((command) => ({ command, isSaving: !byId.has(command.id) }))
      .sort((a, b) => Number(a.isSaving) - Number(b.isSaving) || compareWritten(a.command, b.command))
  }

  return {
    get,
    put,
    remove,
    keys: (): Key[] => [...stored.values()].map((row) => keyOf('outbox', row)),
    /** Another number after each change of what lies in the outbox. */
    revision: (): number => revision,
    all: () => [...byId.values()],
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

/** The order of writing: pending commands are all of one writer, since a fork writes them anew. */
export function compareWritten(a: OutboxRow, b: OutboxRow): number {
  if (a.writer !== b.writer) return a.writer < b.writer ? -1 : 1
  return a.seq - b.seq
}

function undoneBy(command: Pick<OutboxRow, 'name' | 'args'>): string | undefined {
  const { command_id } = command.args
  return command.name === 'undo_command' && typeof command_id === 'string' ? command_id : undefined
}
