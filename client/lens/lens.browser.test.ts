import { afterEach, expect, test } from 'vitest'
import type { View } from '../../sync/device/device.ts'
import { browserTimers } from '../device/clock/browser-clock.ts'
import { A_DAY, A_DAY_NOW, aLensDay, type LensDay } from './a-lens-day.ts'
import { createLens, type Lens } from './create-lens.ts'
import { FOUND_ROWS_MAX } from './lens-queries.ts'
import type { LensState } from './lens-state.ts'
import { openLens } from './open-lens.ts'
import { plainFind, plainQueueByService } from './plain-answers.ts'

const START_MS_MAX_HERE = 120_000
const byId = <Row extends { id: string }>(rows: readonly Row[]) => new Map(rows.map((row) => [row.id, row]))

function aView(day: LensDay) {
  const listeners = new Set<() => void>()
  let view = { tickets: byId(day.tickets), counters: byId(day.counters) } as unknown as View
  return {
    get view() {
      return view
    },
    subscribe(listener: () => void) {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    show(more: Partial<View>) {
      view = { ...view, ...more }
      for (const listener of listeners) listener()
    },
  }
}

async function until(lens: Lens, kind: LensState['kind']): Promise<void> {
  if (lens.state.kind === kind) return
  await new Promise<void>((resolve) => {
    const end = lens.subscribe(() => {
      if (lens.state.kind !== kind) return
      end()
      resolve()
    })
  })
}

const opened: Lens[] = []
afterEach(() => {
  for (const lens of opened.splice(0)) lens.want(false)
})

test('[LL1] starts, fills with two days and answers as counted by hand', { timeout: START_MS_MAX_HERE }, async () => {
  const day = aLensDay('browser', 2000)
  const lens = openLens(aView(day), browserTimers)
  opened.push(lens)
  const times: [string, number][] = []
  const from = performance.now()
  lens.subscribe(() => times.push([lens.state.kind, Math.round(performance.now() - from)]))
  lens.want(true)
  await until(lens, 'ready')
  const askedAt = performance.now()
  const params = { branch_id: day.branchId, day: A_DAY.today, at: A_DAY_NOW }
  const reply = await lens.ask('queue_by_service', params)
  console.log(JSON.stringify(times), 'first question', performance.now() - askedAt)
  expect(reply.kind).toBe('rows')
  const wanted = { branch_id: day.branchId, first_day: A_DAY.yesterday, last_day: A_DAY.today, states: ['parked'] }
  const found = await lens.ask('find_tickets', wanted)
  expect(found).toEqual({ kind: 'rows', rows: plainFind(day.tickets, wanted, FOUND_ROWS_MAX) })
})
void createLens
void plainQueueByService
