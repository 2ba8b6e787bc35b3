import { canPrint, type PrinterState } from '../port/printer-state.ts'
import { pause } from '../port/within.ts'
import { createPump, type Pump, type PumpDeps } from './create-pump.ts'
import { inOrder, isFreshTest, isMissing, isOld, isRetried } from './job-rules.ts'
import { isOpen, type PrintJob } from './print-job.ts'
import { KEPT_MS, OPEN_MAX, RETRY_MS, STORE_RETRY_MS, TIDY_MS } from './spool-limits.ts'

export type LeadDeps = PumpDeps & { onChange(): void }

export type Lead = {
  isLeading(): boolean
  /** Takes the lead; answers what is called when the lock is lost. */
  take(): () => void
  /** Prints to the end what is begun, records it, lets the printer go. */
  end(): Promise<void>
  /** Written by any tab. */
  takeJobs(jobs: readonly PrintJob[]): void
  printMissing(): void
}

/** What the one tab does that has the printer: finds what a crash left, pumps, and puts in again what may come out after all. */
export function createLead(deps: LeadDeps): Lead {
  const { store, port, clock, timers, open } = deps
  let pump: Pump | undefined
  let life = 0
  let ending: Promise<void> = Promise.resolve()
  let deafen: () => void = () => undefined
  let takeBackRetry: () => void = () => undefined
  let takeBackTidy: () => void = () => undefined
  /** Since the printer last could, it stood with its paper out or its cover open: a hand was there when it can again. */
  let wasOpened = false

  const isCurrent = (mine: number) => mine === life

  async function begin(mine: number): Promise<void> {
    await ending
    const found = await load(mine)
    if (found === undefined) return
    open.take(found)
    await port.reconnect()
    if (!isCurrent(mine)) return
    pump = createPump(deps)
    deafen = port.subscribe(onState)
    onState(port.state())
    pump.poke()
    tidyLater()
  }

  /** [SL9] A kiosk runs for weeks. */
  function tidyLater(): void {
    takeBackTidy = timers.after(TIDY_MS, () => {
      tidy(open.inOrder().filter(({ state }) => state !== 'sending')).catch(() => deps.onStore(true))
      tidyLater()
    })
  }

  /** [SL4] What the disk says was being sent was cut off: nobody knows. Until that is recorded nothing is printed. */
  async function load(mine: number): Promise<readonly PrintJob[] | undefined> {
    while (isCurrent(mine)) {
      try {
        await tidy(await store.load())
        deps.onStore(false)
        return await store.load()
      } catch {
        deps.onStore(true)
        await pause(timers, STORE_RETRY_MS)
      }
    }
    return undefined
  }

  async function tidy(jobs: readonly PrintJob[]): Promise<void> {
    const at = clock.wall()
    const openOnes = jobs.filter(isOpen)
    for (const { id, state } of openOnes) if (state === 'sending') await store.apply(id, { kind: 'crashed', at })
    const beyond = inOrder(openOnes.filter(({ state }) => state !== 'queued')).slice(0, -OPEN_MAX)
    const old = [...openOnes.filter((job) => isOld(job, at)), ...beyond]
    for (const { id } of old) await store.apply(id, { kind: 'closed', how: 'old', at })
    const gone = jobs.filter((job) => job.kind !== 'original' && !isOpen(job) && at - job.made_at > KEPT_MS)
    if (gone.length > 0) await store.remove(gone.map(({ id }) => id))
  }

  function onState(state: PrinterState): void {
    if (state.kind === 'paper_out' || state.kind === 'cover_open') wasOpened = true
    if (canPrint(state)) {
      if (wasOpened) printAfterHand()
      else if (!deps.hold.isHeld()) again(isRetried)
      wasOpened = false
    }
    deps.onChange()
  }

  /** A person stands at the printer and has looked at it. */
  function printAfterHand(): void {
    deps.hold.lift()
    if (pump !== undefined && canPrint(port.state())) again(isMissing)
  }

  /** In the order of the taps, since the queue is in that order. */
  function again(fits: (job: PrintJob, now: number) => boolean): void {
    const now = clock.wall()
    for (const job of open.inOrder().filter((one) => fits(one, now))) {
      store.apply(job.id, { kind: 'again', at: now }).catch(() => {
        deps.onStore(true)
        retryLater()
      })
    }
  }

  /** [SL7] What failed a moment ago, with a printer that can print all the same. */
  function retryLater(): void {
    takeBackRetry()
    takeBackRetry = timers.after(RETRY_MS, () => {
      if (pump !== undefined && canPrint(port.state()) && !deps.hold.isHeld()) again(isRetried)
    })
  }

  async function leave(): Promise<void> {
    life += 1
    const stopped = pump
    pump = undefined
    deafen()
    takeBackRetry()
    takeBackTidy()
    await stopped?.stop()
    await port.release()
  }

  return {
    isLeading: () => pump !== undefined,
    take() {
      life += 1
      void begin(life)
      return () => {
        ending = leave()
      }
    },
    async end() {
      ending = leave()
      await ending
    },
    takeJobs(jobs) {
      const now = clock.wall()
      if (jobs.some((job) => isFreshTest(job, now))) printAfterHand()
      if (jobs.some((job) => isRetried(job, now))) retryLater()
      pump?.poke()
    },
    printMissing: printAfterHand,
  }
}
