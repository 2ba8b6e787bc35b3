import type { View } from '../../sync/device/device.ts'
import { createManualTime } from '../../sync/ports/manual-time.ts'
import { settle } from '../../sync/ports/settle.ts'
import type { LensDay } from './a-lens-day.ts'
import { createLens } from './create-lens.ts'
import type { FromLens, ToLens } from './lens-messages.ts'
import type { SpawnLens } from './spawn-lens.ts'

const byId = <Row extends { id: string }>(rows: readonly Row[]) => new Map(rows.map((row) => [row.id, row]))

/** What a lens follows of a device, changed by hand. */
export function aShownView(day: Pick<LensDay, 'tickets' | 'counters'>) {
  const listeners = new Set<() => void>()
  let view = { tickets: byId(day.tickets), counters: byId(day.counters) } as unknown as View
  return {
    listeners,
    get view() {
      return view
    },
    subscribe(listener: () => void) {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    show(more: Partial<View>) {
      view = { ...view, ...more }
      for (const listener of [...listeners]) listener()
    },
  }
}

/** A worker that answers when the test says so. */
export type FakeWorker = {
  readonly heard: ToLens[]
  isEnded: boolean
  readonly say: (message: FromLens) => void
  readonly crash: () => void
  /** Answers everything that was not answered yet. */
  answer(rows?: readonly unknown[]): void
}

/** A lens over workers of the test's own, in a time of its own. */
export function aLensWorld(day: Pick<LensDay, 'tickets' | 'counters'> = { tickets: [], counters: [] }) {
  const time = createManualTime(0, settle)
  const page = time.openPage('p')
  const device = aShownView(day)
  const workers: FakeWorker[] = []
  const spawn: SpawnLens = (hear, onCrash) => {
    let answered = 0
    const worker: FakeWorker = {
      heard: [],
      isEnded: false,
      say: hear,
      crash: onCrash,
      answer(rows = []) {
        for (const { id } of worker.heard.slice(answered)) hear({ id, kind: 'done', rows, leftOut: 0 })
        answered = worker.heard.length
      },
    }
    workers.push(worker)
    return {
      send: (message) => void worker.heard.push(message),
      end() {
        worker.isEnded = true
      },
    }
  }
  const lens = createLens({ device, spawn, timers: page.timers, data: '/lens' })
  const worker = (): FakeWorker => {
    const last = workers.at(-1)
    if (last === undefined) throw new Error('no worker yet')
    return last
  }
  return {
    time,
    page,
    device,
    workers,
    lens,
    worker,
    /** Brings it to ready, or as far as it comes. */
    async ready() {
      lens.want(true)
      for (let step = 0; step < 3; step += 1) {
        worker().answer()
        await settle()
      }
    },
  }
}
