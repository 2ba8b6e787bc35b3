import { lensData } from 'virtual:lens-data'
import { afterEach, expect, test } from 'vitest'
import type { TicketRow } from '../../sync/view/view-rows.ts'
import { browserTimers } from '../device/clock/browser-clock.ts'
import { A_DAY, A_DAY_NOW, aLensDay, type LensDay } from './a-lens-day.ts'
import { aShownView } from './a-lens-world.ts'
import { createLens, type Lens } from './create-lens.ts'
import { ASK_MS_MAX, PAUSE_MS_MIN, START_MS_MAX } from './lens-limits.ts'
import { FOUND_ROWS_MAX } from './lens-queries.ts'
import type { LensState } from './lens-state.ts'
import { openLens } from './open-lens.ts'
import { plainFind, plainPercentiles, plainQueueByService, plainWaitingLine } from './plain-answers.ts'
import { type LensWorker, spawnLens } from './spawn-lens.ts'

const PER_DAY = 2000
const MS_MAX = 120_000

const opened: Lens[] = []
afterEach(() => {
  for (const lens of opened.splice(0)) lens.want(false)
})

function when(lens: Lens, isSo: () => boolean): Promise<void> {
  return new Promise((resolve) => {
    if (isSo()) resolve()
    const end = lens.subscribe(() => {
      if (!isSo()) return
      end()
      resolve()
    })
  })
}
const until = (lens: Lens, kind: LensState['kind']) => when(lens, () => lens.state.kind === kind)

async function aReadyLens(day: LensDay) {
  const view = aShownView(day)
  const lens = openLens(view, browserTimers)
  opened.push(lens)
  const startedAt = performance.now()
  const times: Record<string, number> = {}
  lens.subscribe(() => {
    times[lens.state.kind] ??= Math.round(performance.now() - startedAt)
  })
  lens.want(true)
  await until(lens, 'ready')
  return { view, lens, times }
}

const rounded = (row: object): object =>
  Object.fromEntries(
    Object.entries(row).map(([name, value]) => [name, typeof value === 'number' ? Number(value.toFixed(3)) : value]),
  )
const roundedRows = (reply: { kind: string; rows?: readonly object[] }) => reply.rows?.map(rounded)

test('[LL1] [LN2] [LN3] [LN4] starts, takes in two days and answers as counted by hand', {
  timeout: MS_MAX,
}, async () => {
  const day = aLensDay('browser', PER_DAY)
  const { lens, times } = await aReadyLens(day)
  const branch = { branch_id: day.branchId }
  const days = { ...branch, first_day: A_DAY.yesterday, last_day: A_DAY.today }
  const today = { ...branch, day: A_DAY.today }

  const askedAt = performance.now()
  const queues = await lens.ask('queue_by_service', { ...today, at: A_DAY_NOW })
  const firstMs = performance.now() - askedAt
  console.log(`filling from ${times.filling} ms, ready at ${times.ready} ms, first question ${firstMs.toFixed(0)} ms`)
  expect(roundedRows(queues)).toEqual(plainQueueByService(day.tickets, A_DAY.today, A_DAY_NOW).map(rounded))

  const line = await lens.ask('waiting_line', today)
  expect(line).toEqual({ kind: 'rows', rows: plainWaitingLine(day.tickets, A_DAY.today) })
  for (const more of [
    { number: '48' },
    { phone: '77' },
    { states: ['parked'], counter_id: day.counters[1]?.id ?? '' },
  ]) {
    const found = await lens.ask('find_tickets', { ...days, ...more })
    expect(found).toEqual({ kind: 'rows', rows: plainFind(day.tickets, { ...days, ...more }, FOUND_ROWS_MAX) })
  }
  const percentiles = await lens.ask('time_percentiles', { ...days, zone: A_DAY.zone })
  expect(roundedRows(percentiles)).toEqual(plainPercentiles(day.tickets).map(rounded))
  expect(lens.leftOut).toBe(0)
})

test('[LF1] follows thousands of changes and ends at the last of them', {
  timeout: MS_MAX,
}, async () => {
  const day = aLensDay('feed', 200)
  const { view, lens } = await aReadyLens(day)
  const branch = { branch_id: day.branchId }
  let tickets = new Map<string, TicketRow>(view.view.tickets)
  const ids = [...tickets.keys()]
  for (let n = 1; n <= 3000; n += 1) {
    const id = ids[n % 50] ?? ''
    const row = tickets.get(id)
    tickets = new Map(tickets)
    if (row !== undefined) tickets.set(id, { ...row, state: n % 3 === 0 ? 'waiting' : 'called', version: n })
    if (n % 100 === 0) tickets.delete(ids[100 + n / 100] ?? '')
    view.show({ tickets })
    if (n % 20 === 0) await new Promise((resolve) => setTimeout(resolve, 1))
  }
  const shown = [...tickets.values()]
  await expect
    .poll(async () => await lens.ask('waiting_line', { ...branch, day: A_DAY.today }))
    .toEqual({ kind: 'rows', rows: plainWaitingLine(shown, A_DAY.today) })
  const wanted = { ...branch, first_day: A_DAY.yesterday, last_day: A_DAY.today }
  const found = await lens.ask('find_tickets', wanted)
  expect(found).toEqual({ kind: 'rows', rows: plainFind(shown, wanted, FOUND_ROWS_MAX) })
})

test('[LF2] rows that do not fit are left out, and the rest is there', { timeout: MS_MAX }, async () => {
  const day = aLensDay('unfit', 100)
  const unfit = day.tickets
    .slice(0, 3)
    .map((ticket, n) => ({ ...ticket, [['service_id', 'queue_day', 'id'][n] ?? '']: 'no such' }))
  const { lens } = await aReadyLens({ ...day, tickets: [...unfit, ...day.tickets.slice(3)] })
  expect(lens.leftOut).toBe(3)
  const wanted = { branch_id: day.branchId, first_day: A_DAY.yesterday, last_day: A_DAY.today }
  const found = await lens.ask('find_tickets', wanted)
  expect(found).toEqual({ kind: 'rows', rows: plainFind(day.tickets.slice(3), wanted, FOUND_ROWS_MAX) })
})

test('[LL3] killed in the middle of a question it is ended, and the next one knows it all', {
  timeout: MS_MAX,
}, async () => {
  const day = aLensDay('killed', 500)
  const view = aShownView(day)
  const spawned: LensWorker[] = []
  const lens = createLens({
    device: view,
    data: lensData,
    // Ten times as fast as it is meant, except for what a start needs.
    timers: { after: (ms, work) => browserTimers.after(ms >= START_MS_MAX ? ms : ms / 10, work) },
    spawn: (...given) => {
      const worker = spawnLens(...given)
      spawned.push(worker)
      return worker
    },
  })
  opened.push(lens)
  lens.want(true)
  await until(lens, 'ready')
  const params = { branch_id: day.branchId, day: A_DAY.today }
  const reply = lens.ask('waiting_line', params)
  spawned[0]?.end()
  const killedAt = performance.now()
  expect(await reply).toEqual({ kind: 'unavailable' })
  expect(lens.state).toEqual({ kind: 'broken', failures: 1, why: 'overdue' })
  expect(performance.now() - killedAt).toBeLessThan(ASK_MS_MAX)
  view.show({ tickets: new Map([...view.view.tickets].slice(300)) })
  await until(lens, 'ready')
  expect(spawned).toHaveLength(2)
  expect(performance.now() - killedAt).toBeGreaterThan(PAUSE_MS_MIN / 10)
  const rows = plainWaitingLine([...view.view.tickets.values()], A_DAY.today)
  expect(await lens.ask('waiting_line', params)).toEqual({ kind: 'rows', rows })
})

test('[LL2] a start that hangs is given up in the end, and a lens that is asked meanwhile says so at once', {
  timeout: MS_MAX,
}, async () => {
  let ended = 0
  const lens = createLens({
    device: aShownView(aLensDay('hangs', 10)),
    data: lensData,
    timers: { after: (ms, work) => browserTimers.after(ms / 1000, work) },
    spawn: () => {
      // A real thread that never comes back.
      const script = URL.createObjectURL(new Blob(['onmessage = () => { for (;;) {} }'], { type: 'text/javascript' }))
      const worker = new Worker(script)
      return {
        send: (message) => worker.postMessage(message),
        end() {
          ended += 1
          worker.terminate()
        },
      }
    },
  })
  opened.push(lens)
  lens.want(true)
  const params = { branch_id: aLensDay('hangs', 1).branchId, day: A_DAY.today }
  expect(await lens.ask('waiting_line', params)).toEqual({ kind: 'unavailable' })
  await until(lens, 'given_up')
  expect(lens.state).toMatchObject({ kind: 'given_up', why: 'overdue' })
  expect(ended).toBe(lens.state.kind === 'given_up' ? lens.state.failures : 0)
})

test('[LL1] a worker whose directory is not there says so, and is tried again', { timeout: MS_MAX }, async () => {
  const parts = { device: aShownView(aLensDay('none', 10)), timers: browserTimers, spawn: spawnLens }
  const lens = createLens({ ...parts, data: '/nothing/here.tgz' })
  opened.push(lens)
  lens.want(true)
  await until(lens, 'broken')
  expect(lens.state).toEqual({ kind: 'broken', failures: 1, why: 'crashed' })
})

test('a question that Postgres refuses leaves the lens as it was', { timeout: MS_MAX }, async () => {
  const day = aLensDay('refused', 50)
  const { lens } = await aReadyLens(day)
  const params = { branch_id: day.branchId, first_day: A_DAY.today, last_day: A_DAY.today, zone: 'Nowhere/At all' }
  expect(await lens.ask('time_percentiles', params)).toEqual({ kind: 'refused', code: '22023' })
  expect((await lens.ask('time_percentiles', { ...params, zone: A_DAY.zone })).kind).toBe('rows')
})
