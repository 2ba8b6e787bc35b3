import { createView } from '../../../sync/view/create-view.ts'
import type { Model } from '../model/model.ts'
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
  const waiting = model.outboxOf(machine.name).filter((row) => row.outcome === undefined && row.unsendable === undefined)
  for (const { device } of machine.tabs) {
    const { view } = device
    if (waiting.length !== view.pending.length) model.add('I8', `${machine.name} shows ${view.pending.length} of ${waiting.length} pending commands`)
    for (const table of ['tickets', 'counters'] as const) {
      if (view[table].size !== expected[table].size) model.add('I8', `${machine.name} shows ${view[table].size} ${table}, its disk holds ${expected[table].size}`)
      for (const [id, row] of expected[table]) {
        const shown = view[table].get(id)
        if (shown === undefined) model.add('I8', `${machine.name} does not show ${table} ${id}`)
        else if (JSON.stringify(shown) !== JSON.stringify(row) && !isSame(shown, row)) model.add('I8', `${machine.name} shows ${table} ${id} as ${JSON.stringify(shown)}, its disk says ${JSON.stringify(row)}`)
      }
    }
  }
}

function isSame(one: object, other: object): boolean {
  const sorted = (value: object) => JSON.stringify(Object.entries(value).filter(([, part]) => part !== undefined).sort(([a], [b]) => (a < b ? -1 : 1)))
  return sorted(one) === sorted(other)
}
