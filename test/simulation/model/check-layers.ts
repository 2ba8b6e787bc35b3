import type { DiskChange } from './model.ts'

type Held = { readonly shape: string; readonly key: string; readonly version: number }

/** [RE4] What an answer brought lies beside the stream's rows for as long as it is newer, and no longer. */
export function createLayerChecks(add: (rule: string, what: string) => void) {
  const bases = new Map<string, Map<string, number>>()

  function hearBase(versions: Map<string, number>, { put, deleted, cleared }: DiskChange): void {
    if (cleared !== undefined) versions.clear()
    for (const key of deleted) versions.delete((key as readonly string[]).join('/'))
    for (const { shape, key, version } of put as readonly Held[]) versions.set(`${shape}/${key}`, version)
  }

  return {
    hear(machine: string, changes: readonly DiskChange[]): void {
      const versions = bases.get(machine) ?? new Map<string, number>()
      bases.set(machine, versions)
      for (const change of changes) if (change.table === 'base') hearBase(versions, change)
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
