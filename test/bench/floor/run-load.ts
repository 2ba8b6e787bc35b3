import { monitorEventLoopDelay } from 'node:perf_hooks'
import { setTimeout as sleep } from 'node:timers/promises'
import { createArrivals } from './arrive.ts'
import { everyDue, firstDue, type Ticking } from './due-times.ts'
import { createFaults, type FaultTable } from './faults.ts'
import { figuresOf } from './figures.ts'
import { type FloorBranch, phoneAddress } from './floor-world.ts'
import { createHttpLine } from './http-line.ts'
import { createLightDevice } from './light-device.ts'
import { openPage, type PageCounts, standInForDocument } from './open-page.ts'
import type { FloorPlan } from './plan.ts'
import { createLightKiosk, ISSUE_EVERY_MS, type LightKiosk } from './play-kiosk.ts'
import { playTeller, ROUND_MS } from './play-teller.ts'
import { staggered } from './staggered.ts'
import { createSyncLag, type SyncLag } from './sync-lag.ts'
import type { Ledger } from './work.ts'

/** What was begun is ended, and the last changes reach everybody: looked at so often, and for so long. */
const SETTLE_LOOK_MS = 1_000
const SETTLE_MS_MAX = 30_000
const SOON_MS = 500

export type LoadOptions = {
  readonly port: number
  readonly plan: FloorPlan
  readonly branches: readonly FloorBranch[]
  onMeasuring(): void
  onMeasured(): void
  progress(line: string): void
}
export type LoadResult = {
  readonly faults: FaultTable
  /** As the bench tells them. */
  readonly figures: Readonly<Record<string, number>>
  /** Answered in the measured time, of every kind. */
  readonly requests: number
  readonly issued: readonly string[]
  readonly called: readonly string[]
  readonly completed: readonly string[]
}

const now = (): number => performance.now()

/** Everybody of the floor, from their coming to their last word. */
export async function runLoad(options: LoadOptions): Promise<LoadResult> {
  const { port, plan, branches, progress } = options
  standInForDocument()
  const line = createHttpLine(port)
  const [faults, lag] = [createFaults(), createSyncLag()]
  const counts: PageCounts = { pollMs: [], openMs: [], open: 0, polls: 0 }
  const seen = { shapeAnswers: 0, heartbeats: 0, refetches: 0 }
  let measured = { from: Number.POSITIVE_INFINITY, to: Number.POSITIVE_INFINITY }
  const isMeasured = (at: number): boolean => measured.from <= at && at < measured.to
  const work = { callMs: [], issued: [], called: [], completed: [], commands: 0, underWay: 0 }
  const ledger: Ledger = { faults, lag, isMeasured, ...work }
  let isStopped = false
  let pages = 0
  const open = (token: string): void => {
    void openPage({ ...{ line, faults, counts, token, isMeasured }, address: phoneAddress(pages++) })
  }

  const places = branches.flatMap((branch) => branch.devices.map((place) => ({ branch, place })))
  const devices = places.map((each, index) => createLightDevice(line, faults, { index, ...each }))
  const arrivals = createArrivals({ line, faults, lag, seen, isMeasured, isStopped: () => isStopped })
  await staggered(devices, plan.rampMs / 2, arrivals.arrive)
  progress(`${devices.length} devices are there`)
  const kiosks = devices
    .filter(({ place }) => place.kind === 'kiosk')
    .map((device) => createLightKiosk(device, arrivals.todayOf(device.branch.branchId), ledger))
  await staggered(kiosks, plan.rampMs / 2, async (kiosk) => {
    const tokens = await kiosk.issueMany(Math.round(plan.pagesPerBranch / plan.kiosksPerBranch))
    await staggered(tokens, plan.rampMs / 4, async (token) => open(token))
  })
  progress(`${counts.open} pages are open`)

  const startAt = now() + SOON_MS
  const tellers = devices.filter(({ place }) => place.kind === 'tablet')
  const working: Ticking[] = [
    ...tellers.map((device, at) => playTeller(device, ledger, startAt + firstDue(at, tellers.length, ROUND_MS))),
    ...playKiosks(kiosks, startAt, open),
  ]
  await sleep(plan.warmMs)
  const before = line.answers()
  const delay = monitorEventLoopDelay({ resolution: 5 })
  delay.enable()
  measured = { from: now(), to: now() + plan.measureMs }
  options.onMeasuring()
  await sleep(plan.measureMs)
  options.onMeasured()
  const requests = line.answers() - before
  const loopDelayP99Ms = delay.percentile(99) / 1e6
  for (const each of working) each.stop()

  const others = new Map(branches.map((branch) => [branch.branchId, branch.devices.length - 1]))
  const lookAtLag = () => lag.results((index) => others.get(devices[index]?.branch.branchId ?? '') ?? 0)
  const settledBy = now() + SETTLE_MS_MAX
  let found: SyncLag
  do {
    await sleep(SETTLE_LOOK_MS)
    found = lookAtLag()
  } while ((ledger.underWay > 0 || found.unseen.length > 0) && now() < settledBy)
  isStopped = true
  for (const { key, missing } of found.unseen) faults.add('change not seen', `${key} by ${missing}`, missing)
  const { issued, called, completed } = ledger
  const figures = figuresOf({ ledger, found, counts, seen, loopDelayP99Ms })
  return { faults: faults.table(), figures, requests, issued, called, completed }
}

function playKiosks(kiosks: readonly LightKiosk[], startAt: number, open: (token: string) => void): Ticking[] {
  return kiosks.map((kiosk, at) => {
    const firstAt = startAt + firstDue(at, kiosks.length, ISSUE_EVERY_MS)
    return everyDue(firstAt, ISSUE_EVERY_MS, now, (dueAt) => {
      void kiosk.issue(dueAt).then((token) => token !== undefined && open(token))
    })
  })
}
