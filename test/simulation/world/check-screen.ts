import { createView } from '../../../sync/view/create-view.ts'
import type { Model, Row } from '../model/model.ts'
import type { Machine } from './machine.ts'

/**
 * [I8] Each tab's screen is what its disk alone comes to: base ⊕ confirmed ⊕ pending, whatever came in whatever order, and
 * what is pending on the disk is pending on the screen.
 */
export function checkScreen(model: Model, machine: Machine): void {
  if (machine.tabs.length === 0) return
  const { tables } = machine.disk
  const fresh = createView({ onChange: () => undefined })
  fresh.load({ base: tables.all('base'), confirmed: tables.all('confirmed'), outbox: tables.all('outbox') })
  const expected = fresh.current
  const waiting = model
    .outboxOf(machine.name)
    .filter((row) => row.outcome === undefined && row.unsendable === undefined)
  const calls = new Map(
    waiting
      .filter(({ name }) => name === 'call_next')
      .map((row) => [String(row.id), (row.args as Row).predicted_ticket_id]),
  )
  const unseen = model.outboxOf(machine.name).filter(hasToBeSeen)
  const versions = versionsOf(machine)
  for (const { device } of machine.tabs) {
    const { view } = device
    for (const ticket of view.tickets.values()) {
      // What nobody is about to change stands as the newest word of the authority.
      const isTouched = ticket.pendingCommands.length + ticket.unfitCommands.length > 0
      if (!isTouched && ticket.version !== versions.get(ticket.id))
        model.add(
          'I8',
          `${machine.name} shows version ${ticket.version} of ${ticket.number}, its disk holds ${versions.get(ticket.id)}`,
        )
      for (const id of ticket.pendingCommands) {
        if (calls.has(id) && calls.get(id) !== ticket.id)
          model.add('I8', `${machine.name} shows call ${id} on ${ticket.number}, which it did not predict`)
      }
    }
    if (waiting.length !== view.pending.length)
      model.add('I8', `${machine.name} shows ${view.pending.length} of ${waiting.length} pending commands`)
    if (unseen.length !== view.unseen.length)
      model.add('OB5', `${machine.name} shows ${view.unseen.length} of ${unseen.length} commands that came to nothing`)
    for (const table of ['tickets', 'counters'] as const) {
      if (view[table].size !== expected[table].size)
        model.add('I8', `${machine.name} shows ${view[table].size} ${table}, its disk holds ${expected[table].size}`)
      for (const [id, row] of expected[table]) {
        const shown = view[table].get(id)
        if (shown === undefined) model.add('I8', `${machine.name} does not show ${table} ${id}`)
        else if (JSON.stringify(shown) !== JSON.stringify(row) && !isSame(shown, row))
          model.add(
            'I8',
            `${machine.name} shows ${table} ${id} as ${JSON.stringify(shown)}, its disk says ${JSON.stringify(row)}`,
          )
      }
    }
  }
}

function hasToBeSeen({ seen, unsendable, outcome }: Row): boolean {
  const { kind } = (outcome ?? {}) as { kind?: string }
  return seen !== true && (unsendable !== undefined || kind === 'rejected' || kind === 'quarantined')
}

function isSame(one: object, other: object): boolean {
  const sorted = (value: object) =>
    JSON.stringify(
      Object.entries(value)
        .filter(([, part]) => part !== undefined)
        .sort(([a], [b]) => (a < b ? -1 : 1)),
    )
  return sorted(one) === sorted(other)
}

function versionsOf({ disk }: Machine): Map<string, number> {
  const versions = new Map<string, number>()
  for (const layer of ['base', 'confirmed'] as const) {
    for (const { shape, key, version } of disk.tables.all(layer)) {
      if (shape === 'tickets') versions.set(key, Math.max(version, versions.get(key) ?? 0))
    }
  }
  return versions
}
