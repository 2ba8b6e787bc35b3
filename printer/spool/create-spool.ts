import type { Clock, Timers } from '../port/clock.ts'
import { createListeners } from '../port/create-listeners.ts'
import type { PrinterPort } from '../port/printer-port.ts'
import { createHold } from './create-hold.ts'
import { createLead } from './create-lead.ts'
import { createOpenJobs } from './create-open-jobs.ts'
import { createPaperAnswers } from './create-paper-answers.ts'
import { isMissing } from './job-rules.ts'
import { queueCopy, queueTest } from './queue-copy.ts'
import { stopOf } from './refusal-of.ts'
import type { Spool, SpoolView } from './spool.ts'
import type { Encode, IsWaiting, JobStore, SpoolLock } from './spool-ports.ts'

export type SpoolDeps = {
  readonly store: JobStore
  readonly lock: SpoolLock
  /** Of this tab; only the tab that has the lock opens it. */
  readonly port: PrinterPort
  readonly encode: Encode
  readonly isWaiting: IsWaiting
  readonly clock: Clock
  readonly timers: Timers
}

export function createSpool(deps: SpoolDeps): Spool {
  const { store, port, clock, timers } = deps
  const open = createOpenJobs()
  const hold = createHold(clock)
  const papers = createPaperAnswers(timers)
  const listeners = createListeners<SpoolView>()
  const withdrawn = new Set<string>()
  let isStoreRefusing = false
  let ends: (() => void)[] = []

  const lead = createLead({
    ...deps,
    open,
    hold,
    isWithdrawn: (id) => withdrawn.has(id),
    onStore(isRefusing) {
      if (isRefusing === isStoreRefusing) return
      isStoreRefusing = isRefusing
      tell()
    },
    onOutcome: papers.tell,
    onChange: tell,
  })

  function view(): SpoolView {
    const jobs = open.inOrder()
    const now = clock.wall()
    const stop = lead.isLeading() ? (isStoreRefusing ? 'store' : stopOf(port.state(), hold.isHeld())) : undefined
    return {
      isLeading: lead.isLeading(),
      ...(stop === undefined ? {} : { stop }),
      missing: jobs.filter((job) => isMissing(job, now)),
      unsettled: jobs.filter(({ state }) => state === 'unknown'),
    }
  }

  function tell(): void {
    listeners.tell(view())
  }

  return {
    start() {
      ends = [
        store.onChange((jobs) => {
          open.take(jobs)
          for (const job of jobs) papers.takeJob(job)
          lead.takeJobs(jobs)
          tell()
        }),
        deps.lock.contend(lead.take),
      ]
    },
    async stop() {
      // The printer is let go before the lock: the next tab would find it claimed.
      await lead.end()
      for (const end of ends) end()
      papers.end()
    },
    view,
    subscribe: listeners.add,
    awaitPaper: (id, limitMs) => papers.wait(id, limitMs, () => store.find(id)),
    async takenOnScreen(ticketId) {
      // Kept here too: with a disk that refuses, no paper may come out all the same.
      withdrawn.add(ticketId)
      await store
        .apply(ticketId, { kind: 'closed', how: 'on_screen', at: clock.wall() })
        .then(() => withdrawn.delete(ticketId))
        .catch(() => undefined)
    },
    copy: (ticketId) => queueCopy(store, clock, ticketId),
    test: () => queueTest(store, clock),
    paperChanged: lead.printMissing,
    async settle(jobId) {
      await store.apply(jobId, { kind: 'closed', how: 'staff', at: clock.wall() }).catch(() => undefined)
    },
  }
}
