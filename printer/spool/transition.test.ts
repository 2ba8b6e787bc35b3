import { describe, expect, test } from 'vitest'
import { type JobState, jobEventKinds, jobStates, jobTable } from './job-table.ts'
import { isOpen, originalOf, type PrintJob } from './print-job.ts'
import { type JobEvent, jobStateOf, transition } from './transition.ts'

const AT = 1_800_000_000_000
const queued = originalOf('t1', AT)
const sending = transition(queued, { kind: 'began', at: AT + 1 })
const closed = { kind: 'closed', how: 'on_screen', at: AT + 2 } as const
const failed = transition(sending, { kind: 'failed', reason: 'paper_out', at: AT + 2 })
const unknown = transition(sending, { kind: 'unknown', reason: 'unplugged', at: AT + 2 })

const states: Record<JobState, PrintJob> = {
  queued,
  sending,
  sending_closed: transition(sending, closed),
  printed: transition(sending, { kind: 'printed', by: 'printer', at: AT + 2 }),
  failed,
  failed_closed: transition(failed, closed),
  unknown,
  unknown_closed: transition(unknown, closed),
}
const events: Record<JobEvent['kind'], JobEvent> = {
  began: { kind: 'began', at: AT + 3 },
  printed: { kind: 'printed', by: 'transfer', at: AT + 3 },
  failed: { kind: 'failed', reason: 'busy', at: AT + 3 },
  unknown: { kind: 'unknown', reason: 'stalled', at: AT + 3 },
  crashed: { kind: 'crashed', at: AT + 3 },
  again: { kind: 'again', at: AT + 3 },
  closed: { kind: 'closed', how: 'staff', at: AT + 3 },
}

describe.each(jobStates)('[SL3] a job that is %s', (name) => {
  test.each(jobEventKinds)('and %s', (kind) => {
    const job = states[name]
    expect(jobStateOf(job)).toBe(name)
    const next = transition(job, events[kind])
    const wanted = jobTable[name][kind]
    if (wanted === '-') expect(next).toBe(job)
    else expect(jobStateOf(next)).toBe(wanted)
    expect(next).toMatchObject({ id: 't1', kind: 'original', ticket_id: 't1', made_at: AT })
  })
})

test('[SL3] what was begun and is not known to have failed never goes back into the queue', () => {
  const seen = new Set<JobState>(['sending'])
  for (const state of seen) {
    for (const kind of jobEventKinds) {
      const next = jobTable[state][kind]
      if (next !== '-' && state !== 'failed') seen.add(next)
    }
  }
  expect(seen.has('queued')).toBe(false)
})

test('[SL3] nothing leads out of what is printed or closed', () => {
  for (const state of ['printed', 'failed_closed', 'unknown_closed'] as const) {
    expect(new Set(Object.values(jobTable[state]))).toEqual(new Set(['-']))
    expect(isOpen(states[state])).toBe(false)
  }
})

test('[SL2] tries are counted, and the time in the queue begins anew', () => {
  const again = transition(failed, events.again)
  expect(again).toMatchObject({ state: 'queued', tries: 1, queued_at: AT + 3, made_at: AT })
  expect(again).not.toHaveProperty('reason')
  expect(transition(again, events.began)).toMatchObject({ tries: 2 })
})

test('[SL5] a picture taken while the job waits keeps the paper away', () => {
  expect(transition(queued, closed)).toMatchObject({ state: 'failed', reason: 'withdrawn', closed: 'on_screen' })
})
