import type { ShapeName } from '../permissions/shapes.ts'
import { compareKeys, keyText } from '../ports/keys.ts'
import type { Key, Range, TableChange } from '../ports/store.ts'
import type { createAuthorityRows } from './authority-rows.ts'
import type { CommandLog } from './command-log.ts'

/** One commit, change by change in its order; within a change as a store takes it: cleared, deleted, put. */
export function applyChanges(
  changes: readonly TableChange[],
  authority: ReturnType<typeof createAuthorityRows>,
  log: CommandLog,
): void {
  for (const change of changes) {
    if (change.table === 'outbox') {
      for (const key of clearedKeys(change.cleared, log.keys)) log.remove(keyText(key))
      for (const key of change.deleted) log.remove(keyText(key))
      for (const row of change.put) log.put(row)
    } else if (change.table === 'base' || change.table === 'confirmed') {
      const { table } = change
      const gone = [...clearedKeys(change.cleared, () => authority.keys(table)), ...change.deleted]
      const back = new Set(change.put.map(({ shape, key }) => keyText([shape, key])))
      // What is put again in the same breath was never away.
      for (const key of gone) if (!back.has(keyText(key))) authority.delete(table, ...(key as [ShapeName, string]))
      for (const row of change.put) authority.put(table, row)
    }
  }
}

function clearedKeys(cleared: Range | 'all' | undefined, keys: () => readonly Key[]): readonly Key[] {
  if (cleared === undefined) return []
  if (cleared === 'all') return keys()
  return keys().filter((key) => compareKeys(key, cleared.from) >= 0 && compareKeys(key, cleared.to) <= 0)
}
