import { describe, expect, test } from 'vitest'
import { createManualTime } from '../fake/manual-time.ts'
import type { Outcome } from '../port/outcome.ts'
import type { Condition } from '../status/condition-of.ts'
import { dialogues } from '../status/dialogues.ts'
import { createHearing } from './create-hearing.ts'
import type { Link } from './create-link.ts'
import { printOnLink } from './print-on-link.ts'
import { CONFIRM_MS, GRACE_MS } from './usb-limits.ts'

const settle = () => new Promise<void>((resolve) => setImmediate(resolve))
const printer = {
  vendorId: 0x0fe6,
  productId: 1,
  serialNumber: null,
  name: 'P',
  language: 'esc-pos',
  codepageMapping: '',
} as const

/** A printer that takes everything and says what the test has it say. */
function aPrint() {
  const time = createManualTime(0, settle)
  const hearing = createHearing(dialogues['esc-pos'], time.timers)
  let complaint: Condition | undefined
  const link = {
    ask: async () => undefined,
    send: async (bytes: Uint8Array) => ({ end: 'all', taken: bytes.length, handed: bytes.length }),
    confirmation: () => dialogues['esc-pos'].confirmation(printer, 1),
    awaitConfirmation: ({ isAnswer }, ms) => hearing.awaitConfirmation(isAnswer, ms),
    condition: () => complaint,
    isSilent: () => false,
    isLost: () => false,
    onChange: hearing.onChange,
  } as Partial<Link> as Link
  let outcome: Outcome | undefined
  const request = { bytes: new Uint8Array(10), jobId: 'a', limitMs: 20_000 }
  void printOnLink({ ...time, isReleased: () => false }, link, 1, request).then((end) => {
    outcome = end
  })
  return {
    pass: time.pass,
    outcome: () => outcome,
    hearing,
    complain() {
      complaint = { kind: 'paper_out' }
      hearing.hear(Uint8Array.of(0x18, 0, 0x0c, 0))
    },
  }
}

describe('[US4] after the last byte', () => {
  test('its word ends the wait', async () => {
    const { pass, hearing, outcome } = aPrint()
    await pass(1_000)
    hearing.hear(Uint8Array.of(0))
    await pass(0)
    expect(outcome()).toEqual({ kind: 'printed', by: 'printer' })
  })

  test('its word that comes just behind a complaint still counts: the paper ended behind the ticket', async () => {
    const { pass, hearing, outcome, complain } = aPrint()
    await pass(1_000)
    complain()
    await pass(GRACE_MS / 2)
    hearing.hear(Uint8Array.of(0))
    await pass(0)
    expect(outcome()).toEqual({ kind: 'printed', by: 'printer' })
  })

  test('a complaint without it is unknown, soon', async () => {
    const { pass, outcome, complain } = aPrint()
    await pass(1_000)
    complain()
    await pass(GRACE_MS)
    expect(outcome()).toEqual({ kind: 'unknown', reason: 'paper_out' })
  })

  test('[SA4] one that gives no word is believed by its transfer, and its word is not waited for again: it might come late', async () => {
    const { pass, outcome, hearing } = aPrint()
    await pass(CONFIRM_MS)
    expect(outcome()).toEqual({ kind: 'printed', by: 'transfer' })
    expect(hearing.isTrusted()).toBe(false)
  })
})
