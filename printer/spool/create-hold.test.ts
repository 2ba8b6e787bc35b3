import { expect, test } from 'vitest'
import type { Outcome } from '../port/outcome.ts'
import { createHold } from './create-hold.ts'
import { FAULTS_MAX, HOLD_MS } from './spool-limits.ts'

const fault: Outcome = { kind: 'unknown', reason: 'timed_out' }

function aHold() {
  let now = 0
  const hold = createHold({ wall: () => now, monotonic: () => now })
  const fail = (times: number, outcome = fault) => {
    for (let n = 0; n < times; n += 1) hold.note(outcome)
  }
  const pass = (ms: number) => {
    now += ms
  }
  return { hold, fail, pass }
}

test('[SL10] some in a row hold it, and one that is printed in between does not', () => {
  const { hold, fail } = aHold()
  fail(FAULTS_MAX - 1)
  hold.note({ kind: 'printed', by: 'transfer' })
  fail(FAULTS_MAX - 1)
  expect(hold.isHeld()).toBe(false)
  fail(1)
  expect(hold.isHeld()).toBe(true)
})

test('[SL10] after a while one is let through, and its end decides', () => {
  const { hold, fail, pass } = aHold()
  fail(FAULTS_MAX)
  pass(HOLD_MS)
  expect(hold.isHeld()).toBe(false)
  fail(1)
  expect(hold.isHeld()).toBe(true)
  pass(HOLD_MS)
  hold.note({ kind: 'printed', by: 'printer' })
  fail(1)
  expect(hold.isHeld()).toBe(false)
})

test('[SL10] a person’s hand lifts it; paper and cover never make it', () => {
  const { hold, fail } = aHold()
  fail(FAULTS_MAX)
  hold.lift()
  expect(hold.isHeld()).toBe(false)
  fail(9, { kind: 'unknown', reason: 'paper_out' })
  fail(9, { kind: 'failed', reason: 'cover_open' })
  expect(hold.isHeld()).toBe(false)
})
