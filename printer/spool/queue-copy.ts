import type { Clock } from '../port/clock.ts'
import { isOpen, type JobKind, type PrintJob } from './print-job.ts'
import type { CopyAnswer } from './spool.ts'
import { COPIES_MAX } from './spool-limits.ts'
import type { JobStore } from './spool-ports.ts'

/**
 * [SL11] A person wants this ticket's paper again. What may have come out once comes out as a copy, under an id of its own, and the ticket stays the
 * one that it is. What certainly did not come out is printed for the first time.
 */
export async function queueCopy(store: JobStore, clock: Clock, ticketId: string): Promise<CopyAnswer> {
  try {
    const original = await store.find(ticketId)
    if (original?.state === 'queued' || original?.state === 'sending') return refused('still_printing')
    if (original?.state === 'failed' && original.closed === undefined) {
      await store.apply(ticketId, { kind: 'again', at: clock.wall() })
      return { kind: 'original', id: ticketId }
    }
    const answer = await addNumbered(store, (n) => aJob(`${ticketId}/copy/${n}`, 'copy', ticketId, clock.wall()))
    if (answer.kind === 'queued' && original !== undefined && isOpen(original)) {
      await store.apply(ticketId, { kind: 'closed', how: 'copied', at: clock.wall() })
    }
    return answer
  } catch {
    return refused('store')
  }
}

/** Tests of one moment are one. */
export async function queueTest(store: JobStore, clock: Clock): Promise<CopyAnswer> {
  const job = aJob(`test/${clock.wall()}`, 'test', '', clock.wall())
  try {
    return (await store.add(job)) ? { kind: 'queued', id: job.id } : refused('still_printing')
  } catch {
    return refused('store')
  }
}

async function addNumbered(store: JobStore, make: (n: number) => PrintJob): Promise<CopyAnswer> {
  for (let n = 1; n <= COPIES_MAX; n += 1) {
    const job = make(n)
    if (await store.add(job)) return { kind: 'queued', id: job.id }
  }
  return refused('too_many')
}

function aJob(id: string, kind: JobKind, ticketId: string, at: number): PrintJob {
  return { id, kind, ticket_id: ticketId, made_at: at, queued_at: at, version: 0, tries: 0, state: 'queued' }
}

function refused(reason: Extract<CopyAnswer, { kind: 'refused' }>['reason']): CopyAnswer {
  return { kind: 'refused', reason }
}
