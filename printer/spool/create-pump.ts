import type { Clock, Timers } from '../port/clock.ts'
import type { Outcome } from '../port/outcome.ts'
import type { PrinterPort } from '../port/printer-port.ts'
import type { PrinterIdentity } from '../port/printer-state.ts'
import { pause, within } from '../port/within.ts'
import type { Hold } from './create-hold.ts'
import type { OpenJobs } from './create-open-jobs.ts'
import { isSurelyWaiting } from './job-rules.ts'
import type { PrintJob } from './print-job.ts'
import { refusalOf } from './refusal-of.ts'
import { ENCODE_MS, PRINT_MS, RETRY_MS, STORE_RETRY_MS } from './spool-limits.ts'
import type { Encode, IsWaiting, JobStore } from './spool-ports.ts'
import type { JobEvent } from './transition.ts'

export type PumpDeps = {
  readonly store: JobStore
  readonly port: PrinterPort
  readonly encode: Encode
  readonly isWaiting: IsWaiting
  readonly clock: Clock
  readonly timers: Timers
  readonly open: OpenJobs
  readonly hold: Hold
  /** Its customer took the picture on the screen, and the disk would not keep it. */
  isWithdrawn(id: string): boolean
  /** The disk refuses, or takes again. */
  onStore(isRefusing: boolean): void
  /** Known already, though it is not on the disk yet. */
  onOutcome(id: string, event: JobEvent): void
}

export type Pump = {
  /** Something may be in the queue. */
  poke(): void
  /** Resolves when what is being printed has ended and is recorded. */
  stop(): Promise<void>
}

/** [SL1]–[SL6] One job after the other, from the first in the queue: written down before the first byte, and again after the last. */
export function createPump(deps: PumpDeps): Pump {
  const { store, port, clock, timers, open, hold } = deps
  let running: Promise<void> | undefined
  let isStopped = false

  async function apply(id: string, event: JobEvent): Promise<boolean> {
    const applied = await store.apply(id, event)
    deps.onStore(false)
    if (applied === undefined) open.forget(id)
    else open.take([applied.job])
    return applied?.isChanged === true
  }

  /** Again and again until the disk takes it: what is known must not be forgotten while this page lives. */
  async function record(id: string, event: JobEvent): Promise<void> {
    do {
      try {
        await apply(id, event)
        return
      } catch {
        deps.onStore(true)
        if (!isStopped) await pause(timers, STORE_RETRY_MS)
      }
    } while (!isStopped)
  }

  /** [SL1] Once: a disk that refuses prints nothing. Whatever it did keep, nothing was sent, and that is recorded as soon as it can be. */
  async function begin(id: string): Promise<boolean> {
    try {
      return await apply(id, { kind: 'began', at: clock.wall() })
    } catch {
      deps.onStore(true)
      await fail(id, 'store')
      return false
    }
  }

  async function fail(id: string, reason: Extract<JobEvent, { kind: 'failed' }>['reason']): Promise<void> {
    const event: JobEvent = { kind: 'failed', reason, at: clock.wall() }
    deps.onOutcome(id, event)
    await record(id, event)
  }

  async function encoded(job: PrintJob, printer: PrinterIdentity): Promise<Uint8Array | undefined> {
    // In a promise of its own: what throws at once is the same as what rejects.
    const drawn = Promise.resolve().then(() => deps.encode(job, printer))
    return within(timers, ENCODE_MS, drawn, undefined).catch(() => undefined)
  }

  /** [SL6] What was made a moment ago waits; whether the rest does is asked, and no answer is no. */
  async function isWanted(job: PrintJob): Promise<boolean> {
    if (job.kind !== 'original' || isSurelyWaiting(job, clock.wall())) return true
    return Promise.resolve(job.ticket_id)
      .then(deps.isWaiting)
      .catch(() => false)
  }

  async function work(job: PrintJob): Promise<void> {
    if (deps.isWithdrawn(job.id)) {
      await record(job.id, { kind: 'closed', how: 'on_screen', at: clock.wall() })
      return
    }
    const state = port.state()
    const refusal = refusalOf(job, state, hold.isHeld(), clock.wall())
    if (refusal !== undefined) return fail(job.id, refusal)
    if (!('printer' in state)) return fail(job.id, 'disconnected')
    if (!(await isWanted(job))) return fail(job.id, 'not_waiting')
    if (isStopped) return
    // At once: what the ticket's commit woke besides asks the disk too, and would be before it by the time the ticket is drawn.
    const [isBegun, bytes] = await Promise.all([begin(job.id), encoded(job, state.printer)])
    if (!isBegun) return
    if (bytes === undefined) return fail(job.id, 'encoding')
    const outcome = await port.print({ bytes, jobId: job.id, limitMs: PRINT_MS })
    hold.note(outcome)
    const event = eventOf(outcome, clock.wall())
    deps.onOutcome(job.id, event)
    await record(job.id, event)
  }

  async function run(): Promise<void> {
    for (let job = next(); job !== undefined && !isStopped; job = next()) await work(job)
  }

  function next(): PrintJob | undefined {
    return open.inOrder().find(({ state }) => state === 'queued')
  }

  function poke(): void {
    if (isStopped || running !== undefined || next() === undefined) return
    running = run().then(
      () => {
        running = undefined
        // What came in between the last look at the queue and now has found it running.
        poke()
      },
      (error: unknown) => {
        running = undefined
        // A mistake of ours: told as one, and the kiosk goes on, but not at once with the same again.
        timers.after(RETRY_MS, poke)
        throw error
      },
    )
  }

  return {
    poke,
    async stop() {
      isStopped = true
      await running
    },
  }
}

function eventOf(outcome: Outcome, at: number): JobEvent {
  return { ...outcome, at }
}
