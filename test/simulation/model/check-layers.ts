import type { AddViolation, DiskChange } from './facts.ts'

type Held = { readonly shape: string; readonly key: string; readonly version: number }

/**
 * [RE3] What stands in a branch is taken away by nobody. [RE4] What an answer brought lies beside the stream's rows for as long as
 * it is newer, and no longer.
 */
export function createLayerChecks(add: AddViolation) {
  const bases = new Map<string, Map<string, number>>()

  function hearBase(versions: Map<string, number>, { put, deleted, cleared }: DiskChange): void {
    if (cleared !== undefined) versions.clear()
    for (const key of deleted) versions.delete((key as readonly string[]).join('/'))
    for (const { shape, key, version } of put as readonly Held[]) versions.set(`${shape}/${key}`, version)
  }

  /** Nobody takes a branch's configuration or counters away: should they be told anew, the old ones stand till then. */
  function checkGone(machine: string, { deleted, cleared }: DiskChange, changes: readonly DiskChange[]): void {
    const isNewEpoch = changes.some((change) => change.table === 'positions' && change.cleared !== undefined)
    if (isNewEpoch) return
    const lasting = deleted.filter((key) => ['branch_config', 'counters'].includes((key as readonly string[])[0] ?? ''))
    if (cleared !== undefined || lasting.length > 0)
      add('RE3', `${machine} took away what stands: ${JSON.stringify(cleared ?? lasting)}`)
  }

  return {
    hear(machine: string, changes: readonly DiskChange[]): void {
      const versions = bases.get(machine) ?? new Map<string, number>()
      bases.set(machine, versions)
      for (const change of changes) {
        if (change.table !== 'base') continue
        checkGone(machine, change, changes)
        hearBase(versions, change)
      }
      for (const { table, put } of changes) {
        if (table !== 'confirmed') continue
        for (const { shape, key, version } of put as readonly Held[]) {
          const base = versions.get(`${shape}/${key}`)
          if (base !== undefined && base >= version)
            add('RE4', `${machine} keeps version ${version} of ${shape} ${key} beside version ${base}`)
        }
      }
    },
    /** Another disk was put in. */
    forget: (machine: string): void => void bases.delete(machine),
  }
}
