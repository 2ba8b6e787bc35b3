import type { Outcome } from '../../../sync/wire/outcome.ts'
import type { AddViolation, DiskChange, Row, Who } from './facts.ts'

type Place = { readonly id: string; readonly row: Row }

/** What a command says may never be written again otherwise. */
const MEANT = [
  'id',
  'name',
  'kind',
  'schema',
  'args',
  'session',
  'config_version',
  'wall_at',
  'monotonic_at',
  'page_life',
  'written_at',
  'known_at',
]

/** [I5] [I8] [OB4] What lies on each machine's disk to be sent: nothing is written over, changed or gone without an end. */
export function createOutboxChecks(add: AddViolation) {
  const disks = new Map<string, Map<string, Place>>()

  function outboxOf(machine: string): Map<string, Place> {
    const found = disks.get(machine) ?? new Map<string, Place>()
    disks.set(machine, found)
    return found
  }

  function checkChanged({ name: machine }: Who, row: Row, before: Row): void {
    for (const part of MEANT) {
      if (JSON.stringify(before[part]) !== JSON.stringify(row[part]))
        add('OB4', `${part} of ${row.name} ${row.id} was changed on ${machine}`)
    }
    const [was, is] = [before.outcome, row.outcome].map((outcome) => JSON.stringify(outcome))
    if (was !== undefined && is !== undefined && was !== is)
      add('I5', `the outcome of ${row.name} ${row.id} on ${machine} changed from ${was} to ${is}`)
  }

  function hearChange(who: Who, { put, deleted, cleared }: DiskChange, removed: Map<string, Row>): void {
    const outbox = outboxOf(who.name)
    if (cleared !== undefined) add('I8', `${who.name} cleared its outbox`)
    for (const key of deleted) {
      const place = JSON.stringify(key)
      const gone = outbox.get(place)
      if (gone !== undefined) removed.set(gone.id, gone.row)
      outbox.delete(place)
    }
    for (const each of put) {
      const row = each as Row
      const place = placeOf(row)
      const before = outbox.get(place)
      if (before !== undefined && before.id !== row.id) add('I8', `${who.name} wrote ${row.id} over ${before.id}`)
      if (before !== undefined) checkChanged(who, row, before.row)
      outbox.set(place, { id: String(row.id), row })
      removed.delete(String(row.id))
    }
  }

  return {
    rowsOf: (machine: string): readonly Row[] => [...outboxOf(machine).values()].map(({ row }) => row),
    /** A transaction is on the disk. */
    hear(who: Who, changes: readonly DiskChange[]): void {
      const removed = new Map<string, Row>()
      for (const change of changes) if (change.table === 'outbox') hearChange(who, change, removed)
      for (const [id, row] of removed) {
        const outcome = row.outcome as Outcome | undefined
        const isOver = outcome !== undefined && (row.seen === true || outcome.kind === 'applied')
        if (!isOver) add('I8', `${row.name} ${id} vanished from ${who.name} without an outcome that a person could see`)
      }
    },
    /** Another disk was put in. Which commands lie on it, and which of those before do not. */
    hearOtherDisk(machine: string, rows: readonly unknown[]): { kept: Set<string>; gone: string[] } {
      const before = outboxOf(machine)
      const now = new Map((rows as readonly Row[]).map((row) => [placeOf(row), { id: String(row.id), row }]))
      disks.set(machine, now)
      const kept = new Set([...now.values()].map(({ id }) => id))
      return { kept, gone: [...before.values()].flatMap(({ id }) => (kept.has(id) ? [] : [id])) }
    },
  }
}

const placeOf = ({ writer, seq }: Row): string => JSON.stringify([writer, seq])
