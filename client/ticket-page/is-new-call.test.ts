import { expect, test } from 'vitest'
import { aTicket } from './a-ticket.ts'
import { isNewCall } from './is-new-call.ts'

const called = (more = {}) => aTicket({ state: 'called', called_at: '2026-11-26T09:30:00Z', ...more })

test('[TP8] a call rings once, and again when it is repeated or made anew', () => {
  expect(isNewCall(aTicket(), called())).toBe(true)
  expect(isNewCall(undefined, called())).toBe(true)
  expect(isNewCall(called(), called())).toBe(false)
  expect(isNewCall(called(), called({ recalls: 1 }))).toBe(true)
  expect(isNewCall(called(), called({ called_at: '2026-11-26T09:40:00Z' }))).toBe(true)
  expect(isNewCall(called(), aTicket({ state: 'serving' }))).toBe(false)
})
