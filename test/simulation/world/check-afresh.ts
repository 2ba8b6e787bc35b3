import { createView } from '../../../sync/view/create-view.ts'
import type { Model } from '../model/model.ts'
import type { Machine } from './machine.ts'

/** [I8] Whatever came in whatever order, each tab shows what it would show had it just been opened. */
export function checkAfresh(model: Model, machine: Machine): void {
  if (machine.tabs.length === 0) return
  const { tables } = machine.disk
  const fresh = createView({ onChange: () => undefined })
  fresh.load({ base: tables.all('base'), confirmed: tables.all('confirmed'), outbox: tables.all('outbox') })
  for (const { device } of machine.tabs) {
    for (const table of ['tickets', 'counters'] as const) {
      const [shown, expected] = [device.view[table], fresh.current[table]]
      if (shown.size !== expected.size)
        model.add('I8', `${machine.name} shows ${shown.size} ${table}, its disk holds ${expected.size}`)
      for (const [id, row] of expected) {
        const own = shown.get(id)
        if (own === undefined || textOf(own) !== textOf(row))
          model.add(
            'I8',
            `${machine.name} shows ${table} ${id} as ${JSON.stringify(own)}, its disk says ${JSON.stringify(row)}`,
          )
      }
    }
  }
}

function textOf(value: object): string {
  return JSON.stringify(
    Object.entries(value)
      .filter(([, part]) => part !== undefined)
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  )
}
