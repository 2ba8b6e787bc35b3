import type { ShapeName } from '../../../sync/permissions/shapes.ts'
import type { ShapeChange } from '../../../sync/ports/shape-feed.ts'
import type { Audience } from '../../../sync/shapes/audience.ts'
import { shapeCatalogue } from '../../../sync/shapes/shape-catalogue.ts'
import type { Authority, Change } from '../authority/authority.ts'
import type { Place } from './seed-branch.ts'

export type TextRow = Readonly<Record<string, string | null>>
/** What a stream tells between two of its positions. */
export type Told = {
  readonly changes: readonly ShapeChange[]
  readonly handle: string
  readonly offset: string
  readonly lsn: string
}
export type ShapeSource = Awaited<ReturnType<typeof createShapeSource>>

type Log = { readonly handle: string; readonly firstDay: string; readonly entries: ShapeChange[] }

/**
 * The shapes of one branch as the engine would serve them: a log per shape and audience, made from what the authority
 * commits by the catalogue's columns and clause. Handles end at will, at the change of the day, and when history is lost.
 */
export async function createShapeSource(authority: Authority, place: Place, firstDayNow: () => string) {
  const mirror = new Map<string, Map<string, TextRow>>()
  const logs = new Map<string, Log>()
  const listeners = new Set<() => void>()
  let handles = 0
  let lsn = authority.lsn()

  const keyOf = (shape: ShapeName, row: TextRow): string =>
    shapeCatalogue[shape].key.map((name) => `"${row[name]}"`).join('/')

  function isIn(shape: ShapeName, row: TextRow, firstDay: string): boolean {
    if (row.tenant_id !== place.tenantId || row.branch_id !== place.branchId) return false
    return shape !== 'tickets' || (row.queue_day ?? '') >= firstDay
  }

  function project(shape: ShapeName, audience: Audience, row: TextRow): TextRow {
    return Object.fromEntries(
      Object.keys(shapeCatalogue[shape].columns[audience]).map((name) => [name, row[name] ?? null]),
    )
  }

  async function load(): Promise<void> {
    for (const shape of Object.keys(shapeCatalogue) as ShapeName[]) {
      mirror.set(shape, new Map((await authority.rowsOf(shape)).map((row) => [keyOf(shape, row), row])))
    }
    lsn = authority.lsn()
  }

  function rowsOf(shape: ShapeName, audience: Audience, firstDay = firstDayNow()): Map<string, TextRow> {
    const found = new Map<string, TextRow>()
    for (const [key, row] of mirror.get(shape) ?? [])
      if (isIn(shape, row, firstDay)) found.set(key, project(shape, audience, row))
    return found
  }

  function logOf(shape: ShapeName, audience: Audience): Log {
    const name = `${shape}/${audience}`
    const known = logs.get(name)
    const firstDay = firstDayNow()
    if (known !== undefined && (shape !== 'tickets' || known.firstDay === firstDay)) return known
    handles += 1
    const entries = [...rowsOf(shape, audience)].map(
      ([key, value]): ShapeChange => ({ operation: 'insert', key, value }),
    )
    const log = { handle: `h${handles}`, firstDay, entries }
    logs.set(name, log)
    return log
  }

  function hear(change: Change): void {
    const shape = change.shape as ShapeName
    const rows = mirror.get(shape) ?? new Map<string, TextRow>()
    mirror.set(shape, rows)
    const key = keyOf(shape, change.row)
    const before = rows.get(key)
    const after = change.op === 'delete' ? undefined : change.row
    if (after === undefined) rows.delete(key)
    else rows.set(key, after)
    for (const audience of ['public', 'staff'] as const) {
      const log = logs.get(`${shape}/${audience}`)
      if (log === undefined) continue
      const was =
        before !== undefined && isIn(shape, before, log.firstDay) ? project(shape, audience, before) : undefined
      const is = after !== undefined && isIn(shape, after, log.firstDay) ? project(shape, audience, after) : undefined
      const entry = entryOf(shape, key, was, is)
      if (entry !== undefined) log.entries.push(entry)
    }
  }

  function entryOf(
    shape: ShapeName,
    key: string,
    was: TextRow | undefined,
    is: TextRow | undefined,
  ): ShapeChange | undefined {
    if (is === undefined) {
      if (was === undefined) return undefined
      return {
        operation: 'delete',
        key,
        value: Object.fromEntries(shapeCatalogue[shape].key.map((name) => [name, was[name] ?? null])),
      }
    }
    if (was === undefined) return { operation: 'insert', key, value: is }
    const value = Object.fromEntries(
      Object.entries(is).filter(([name, text]) => text !== was[name] || shapeCatalogue[shape].key.includes(name)),
    )
    return { operation: 'update', key, value }
  }

  authority.onChanges((changes, at) => {
    for (const change of changes) hear(change)
    lsn = at
    for (const listener of listeners) listener()
  })
  await load()

  return {
    /** Undefined: that handle is no more, and the follower has to begin anew. */
    after(
      shape: ShapeName,
      audience: Audience,
      from: { handle: string; offset: string } | undefined,
    ): Told | undefined {
      const log = logOf(shape, audience)
      if (from !== undefined && from.handle !== log.handle) return undefined
      const at = from === undefined ? 0 : Number(from.offset)
      return { changes: log.entries.slice(at), handle: log.handle, offset: String(log.entries.length), lsn }
    },
    rotate(shape: ShapeName): void {
      for (const audience of ['public', 'staff'] as const) logs.delete(`${shape}/${audience}`)
      for (const listener of listeners) listener()
    },
    /** The authority was set back: every log is void. */
    async reload(): Promise<void> {
      logs.clear()
      await load()
      for (const listener of listeners) listener()
    },
    rowsOf,
    onNews(listener: () => void): () => void {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}
