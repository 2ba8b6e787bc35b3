import { expect, test } from 'vitest'
import { originalOf, type PrintJob } from '../../../../printer/spool/print-job.ts'
import { FRESH_MS } from '../../../../printer/spool/spool-limits.ts'
import { cutOffJob } from './cut-off-job.ts'

const NOW = 1_800_000_000_000
const AT = { now: NOW, startedAt: NOW - 500 }
const job = (id: string, ageMs: number, more: object = {}) =>
  ({ ...originalOf(id, NOW - ageMs), state: 'unknown', reason: 'crashed', ended_at: NOW, ...more }) as PrintJob

test('[SL4] the ticket that was being printed is shown while its customer stands there, and no other', () => {
  expect(cutOffJob([job('1', 5_000), job('2', 1_000)], AT)?.id).toBe('2')
  expect(cutOffJob([job('1', FRESH_MS + 1)], AT)).toBeUndefined()
  expect(cutOffJob([job('1/copy/1', 1_000, { kind: 'copy' })], AT)).toBeUndefined()
  expect(cutOffJob([], AT)).toBeUndefined()
})

test('[SL4] without a printer it is the code on the screen that was cut off, until its customer took it', () => {
  const shown = { state: 'failed', reason: 'not_paired' }
  expect(cutOffJob([job('1', 5_000, shown)], AT)?.id).toBe('1')
  expect(cutOffJob([job('1', 5_000, { ...shown, closed: 'on_screen' })], AT)).toBeUndefined()
})

test('[KP9] a ticket that was halted stands before its customer again, and of one that took the code it does not', () => {
  const halted = [
    ...['paper_out', 'cover_open', 'printer_error', 'silent', 'disconnected', 'unreliable', 'store'].map((reason) => ({
      state: 'failed',
      reason,
    })),
    ...['paper_out', 'cover_open', 'unplugged', 'timed_out'].map((reason) => ({ state: 'unknown', reason })),
  ]
  for (const each of halted) {
    expect(cutOffJob([job('1', 5_000, each)], AT)?.id).toBe('1')
    expect(cutOffJob([job('1', 5_000, { ...each, closed: 'on_screen' })], AT)).toBeUndefined()
    expect(cutOffJob([job('1', FRESH_MS + 1, each)], AT)).toBeUndefined()
  }
})

test('[KP9] nobody stands before a ticket that was called meanwhile, came too late, or was taken from the screen', () => {
  for (const reason of ['not_waiting', 'stale', 'withdrawn'])
    expect(cutOffJob([job('1', 5_000, { state: 'failed', reason })], AT)).toBeUndefined()
})

test('[SL4] a ticket of the page’s own life was not cut off, however it stands at the moment', () => {
  expect(cutOffJob([job('1', 400, { state: 'failed', reason: 'not_paired' })], AT)).toBeUndefined()
  expect(cutOffJob([job('1', 400)], AT)).toBeUndefined()
})
