import { findWrong, type Shown } from '../model/check-shown.ts'
import type { Row } from '../model/facts.ts'
import type { Model } from '../model/model.ts'
import type { Machine } from './machine.ts'

type Newest = ReadonlyMap<string, { readonly version: number; readonly row: Row }>
const PRINTS = ['issue_ticket', 'check_in_appointment']

/** A row that stands as it was, over a word that stands as it was, has been looked at: neither is ever changed in place. */
const looked = new WeakMap<object, Row>()

/** [I8] [OB5] Each tab's screen is what its disk comes to; what waits there waits on the screen, and what failed is shown. */
export function checkScreen(model: Model, machine: Machine): void {
  if (machine.tabs.length === 0) return
  const waiting = new Map(
    model
      .outboxOf(machine.name)
      .filter((row) => row.outcome === undefined && row.unsendable === undefined)
      .map((row) => [String(row.id), row]),
  )
  const undone = new Set([...waiting.values()].map(({ args }) => (args as Row).command_id))
  const unseen = model.outboxOf(machine.name).filter(hasToBeSeen).length
  const newest = { tickets: newestOf(machine, 'tickets'), counters: newestOf(machine, 'counters') }
  for (const { device } of machine.tabs) {
    const { view } = device
    const pending = view.pending.map(({ id }) => id)
    if (pending.length !== waiting.size || !pending.every((id) => waiting.has(id)))
      model.add('I8', `${machine.name} shows ${pending.length} of ${waiting.size} pending commands`)
    if (unseen !== view.unseen.length)
      model.add('OB5', `${machine.name} shows ${view.unseen.length} of ${unseen} commands that came to nothing`)
    for (const table of ['tickets', 'counters'] as const) {
      const told = newest[table]
      for (const row of view[table].values()) lookAt(model, machine, row as unknown as Shown, told, waiting)
      for (const id of told.keys())
        if (!view[table].has(id)) model.add('I8', `${machine.name} does not show ${table} ${id}`)
    }
    const shownAs = new Set([...view.tickets.values()].map((row) => `${row.number_day} ${row.number}`))
    for (const { id, name, args, prior_outcome } of waiting.values()) {
      const { number_day, number } = args as Row
      // Told again after history was lost, it is in quarantine still: a person decides.
      if ((prior_outcome as Row | undefined)?.kind === 'quarantined') continue
      // By its number, since a number that was typed before stands for its ticket.
      if (PRINTS.includes(String(name)) && !undone.has(id) && !shownAs.has(`${number_day} ${number}`))
        model.add('I8', `${machine.name} does not show ${number}, which it printed`)
    }
  }
}

function lookAt(model: Model, machine: Machine, shown: Shown, told: Newest, waiting: ReadonlyMap<string, Row>): void {
  const newest = told.get(shown.id)?.row
  const isTouched = shown.pendingCommands.length + shown.unfitCommands.length > 0
  if (!isTouched && newest !== undefined && looked.get(shown) === newest) return
  const wrong = findWrong(shown, { newest, waiting })
  if (wrong !== undefined) model.add('I8', `${machine.name} shows ${shown.number ?? shown.label} ${shown.id}: ${wrong}`)
  else if (newest !== undefined) looked.set(shown, newest)
}

function hasToBeSeen({ seen, unsendable, outcome }: Row): boolean {
  const { kind } = (outcome ?? {}) as { kind?: string }
  return seen !== true && (unsendable !== undefined || kind === 'rejected' || kind === 'quarantined')
}

/** Base, or an answer's row where that is newer. */
function newestOf({ disk }: Machine, of: string): Newest {
  const newest = new Map<string, { version: number; row: Row }>()
  for (const layer of ['base', 'confirmed'] as const) {
    for (const { shape, key, version, row } of disk.tables.all(layer))
      if (shape === of && version > (newest.get(key)?.version ?? -1)) newest.set(key, { version, row })
  }
  return newest
}
