import type { View } from '../device/device.ts'
import { createHeights } from '../numbers/heights.ts'
import type { OutboxRow } from '../outbox/outbox-row.ts'
import type { TableChange } from '../ports/store.ts'
import { isEqualJson } from '../replica/equal-json.ts'
import type { BaseRow, ConfirmedRow } from '../replica/stored-rows.ts'
import { applyChanges } from './apply-changes.ts'
import { createAuthorityRows } from './authority-rows.ts'
import { createCommandLog, type RowName } from './command-log.ts'
import { emptyView } from './empty-view.ts'
import { foldRow, type ViewRows } from './fold-row.ts'
import { withChanges } from './layered-map.ts'
import { readConfiguration } from './read-configuration.ts'
import { readDevices } from './read-devices.ts'
import { isWhole } from './read-fields.ts'
import type { BranchStatsFields } from './view-rows.ts'

export type Layers = {
  readonly base: readonly BaseRow[]
  readonly confirmed: readonly ConfirmedRow[]
  readonly outbox: readonly OutboxRow[]
}
export type LiveView = ReturnType<typeof createView>

/**
 * The screen's picture, kept up to date row by row: a change costs what it touches, however much is pending [VI1]–[VI3].
 * Commits that are heard before `load` wait for it and are then played over it: they may be older than what was loaded,
 * but the last one of each row is not.
 */
export function createView({ onChange }: { readonly onChange: () => void }) {
  const dirty = new Set<RowName>()
  let isDocumentDirty = false
  const authority = createAuthorityRows((shape, key) => {
    if (shape === 'tickets' || shape === 'counters') dirty.add(`${shape}/${key}`)
    else isDocumentDirty = true
  })
  const log = createCommandLog((row) => dirty.add(row))
  let waiting: (readonly TableChange[])[] | undefined = []
  const incomplete = new Set<RowName>()
  let view: View = emptyView
  const heights = createHeights()

  /** Makes what changed visible, in one step. */
  function publish(): void {
    const { pending, unseen } = log.lists()
    const next = { ...view, pending, unseen, ...documents() }
    next.tickets = refold('tickets', view.tickets, heights.replace)
    next.counters = refold('counters', view.counters)
    dirty.clear()
    if ((Object.keys(next) as (keyof View)[]).every((name) => next[name] === view[name])) return
    view = next
    onChange()
  }

  function refold<Table extends 'tickets' | 'counters'>(
    table: Table,
    rows: ReadonlyMap<string, ViewRows[Table]['row']>,
    onRow: (before: ViewRows[Table]['row'] | undefined, row: ViewRows[Table]['row'] | undefined) => void = ignore,
  ): ReadonlyMap<string, ViewRows[Table]['row']> {
    const changes = new Map<string, ViewRows[Table]['row'] | undefined>()
    for (const name of dirty) {
      if (!name.startsWith(`${table}/`)) continue
      const id = name.slice(table.length + 1)
      const row = foldRow(table, id, authority.fields(table, id), log.commandsOn(name))
      if (row === undefined || isWhole(table, row)) incomplete.delete(name)
      else incomplete.add(name)
      const before = rows.get(id)
      // A row that looks as before is the same row [VI2].
      if (isEqualJson(before, row)) continue
      changes.set(id, row)
      onRow(before, row)
    }
    return changes.size === 0 ? rows : withChanges(rows, changes)
  }

  let leftOut = 0
  function documents(): Pick<View, 'configuration' | 'devices' | 'stats'> {
    const { configuration: shown, devices, stats } = view
    if (!isDocumentDirty) return { configuration: shown, devices, stats }
    isDocumentDirty = false
    const fieldsOf = (shape: 'branch_config' | 'branch_stats') => {
      const [key] = authority.keysOf(shape)
      return key === undefined ? undefined : authority.fields(shape, key)
    }
    const published = fieldsOf('branch_config')
    const { configuration, leftOutCount } = readConfiguration(published?.document)
    leftOut = leftOutCount
    return {
      configuration,
      devices: readDevices(published?.devices),
      stats: fieldsOf('branch_stats') as BranchStatsFields | undefined,
    }
  }

  return {
    get current(): View {
      return view
    },
    /** Rows that lack what a screen needs of them, and parts of the configuration that are not understood [RE5]. */
    get incompleteCount(): number {
      return incomplete.size + leftOut
    },
    get unknownCommandCount(): number {
      return log.lists().unknownCount
    },
    /** Which configuration the screen shows; null: none, or of a server that does not say. */
    get configVersion(): number | null {
      const [key] = authority.keysOf('branch_config')
      const version = key === undefined ? undefined : authority.fields('branch_config', key)?.config_version
      return typeof version === 'number' ? version : null
    },
    /** How far base has come, to be compared with a heartbeat's [RE6]. */
    branchVersion: (day: string): string => authority.branchVersion(day),
    /** Whether the stream has brought a ticket of that day; rows of answers tell nothing of the rest of the line [LA1]. */
    hasBaseOn: (day: string): boolean => authority.hasBaseOn(day),
    /** Any command that is still in the outbox, decided or not, or that is being saved. */
    commandOf: (id: string): OutboxRow | undefined => log.get(id),
    /** The greatest number without a letter that the tickets show, for a hint to the next one [NU1]. */
    heightOn: heights.on,
    load({ base, confirmed, outbox }: Layers): void {
      for (const row of base) authority.put('base', row)
      for (const row of confirmed) authority.put('confirmed', row)
      for (const row of outbox) log.put(row)
      for (const changes of waiting ?? []) applyChanges(changes, authority, log)
      waiting = undefined
      publish()
    },
    applyCommit(changes: readonly TableChange[]): void {
      if (waiting !== undefined) {
        waiting.push(changes)
        return
      }
      applyChanges(changes, authority, log)
      publish()
    },
    setSaving(row: OutboxRow): void {
      log.setSaving(row)
      publish()
    },
    dropSaving(id: string): void {
      log.dropSaving(id)
      publish()
    },
    setToday(today: string | undefined): void {
      if (view.today === today) return
      view = { ...view, today }
      onChange()
    },
  }
}

const ignore = (): undefined => undefined
