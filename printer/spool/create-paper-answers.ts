import type { Timers } from '../port/clock.ts'
import type { PrintJob, SpoolFailedReason } from './print-job.ts'
import type { PaperAnswer } from './spool.ts'
import { TRIES_MAX } from './spool-limits.ts'
import type { JobEvent } from './transition.ts'

export type PaperAnswers = {
  /** The first thing that is known about this job's paper; what is on the disk already counts. */
  wait(id: string, limitMs: number, find: () => Promise<PrintJob | undefined>): Promise<PaperAnswer>
  takeJob(job: PrintJob): void
  /** Known before the disk has it: a customer does not wait for that. */
  tell(id: string, event: JobEvent): void
  end(): void
}

const WAITING: PaperAnswer = { kind: 'waiting' }

export function createPaperAnswers(timers: Timers): PaperAnswers {
  const waiting = new Map<string, Set<(answer: PaperAnswer) => void>>()

  function answer(id: string, told: PaperAnswer): void {
    for (const resolve of waiting.get(id) ?? []) resolve(told)
  }

  function takeJob(job: PrintJob): void {
    const told = answerOf(job)
    if (told !== undefined) answer(job.id, told)
  }

  return {
    wait(id, limitMs, find) {
      return new Promise((resolve) => {
        const all = waiting.get(id) ?? new Set()
        const end = (told: PaperAnswer) => {
          takeBack()
          all.delete(end)
          if (all.size === 0) waiting.delete(id)
          resolve(told)
        }
        const takeBack = timers.after(limitMs, () => end(WAITING))
        waiting.set(id, all.add(end))
        find().then(
          (job) => (job === undefined ? undefined : takeJob(job)),
          () => undefined,
        )
      })
    },
    takeJob,
    tell: (id, event) => {
      const told = answerOfEvent(event)
      if (told !== undefined) answer(id, told)
    },
    end() {
      for (const id of [...waiting.keys()]) answer(id, WAITING)
    },
  }
}

/** Tried again within a second or two: a customer who was sent to the screen would see the paper come out all the same. */
const PASSING: readonly SpoolFailedReason[] = ['not_taken', 'busy']

function answerOf(job: PrintJob): PaperAnswer | undefined {
  if (job.state === 'printed') return { kind: 'printed' }
  if (job.state === 'failed' && PASSING.includes(job.reason) && job.tries < TRIES_MAX) return undefined
  if (job.state === 'failed') return { kind: 'no_paper', reason: job.reason }
  return job.state === 'unknown' ? { kind: 'maybe_paper', reason: job.reason } : undefined
}

function answerOfEvent(event: JobEvent): PaperAnswer | undefined {
  if (event.kind === 'printed') return { kind: 'printed' }
  if (event.kind === 'failed' && PASSING.includes(event.reason)) return undefined
  if (event.kind === 'failed') return { kind: 'no_paper', reason: event.reason }
  return event.kind === 'unknown' ? { kind: 'maybe_paper', reason: event.reason } : undefined
}
