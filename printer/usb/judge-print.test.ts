import { describe, expect, test } from 'vitest'
import type { Outcome } from '../port/outcome.ts'
import { judgePrint, type PrintFacts } from './judge-print.ts'
import type { Sent } from './send-bytes.ts'

const sent = {
  all: { end: 'all', taken: 9, handed: 9 },
  'refused at once': { end: 'refused', taken: 0, handed: 0 },
  'stalled at 0': { end: 'stalled', taken: 0, handed: 0 },
  'stalled later': { end: 'stalled', taken: 4, handed: 4 },
  'refused later': { end: 'refused', taken: 4, handed: 4 },
  'broken at first': { end: 'broken', taken: 0, handed: 4 },
  'hangs at first': { end: 'timed_out', taken: 0, handed: 4 },
  'hangs later': { end: 'timed_out', taken: 4, handed: 8 },
  halted: { end: 'halted', taken: 4, handed: 8 },
} as const satisfies Record<string, Sent>

const quiet: PrintFacts = {
  sent: sent.all,
  isConfirmed: false,
  isUnplugged: false,
  isReleased: false,
  isSilent: false,
  condition: undefined,
}
const after = {
  nothing: {},
  confirmed: { isConfirmed: true },
  ready: { condition: { kind: 'ready' } },
  'paper low': { condition: { kind: 'paper_low' } },
  busy: { condition: { kind: 'busy' } },
  'paper out': { condition: { kind: 'paper_out' } },
  cover: { condition: { kind: 'cover_open' } },
  cutter: { condition: { kind: 'error', fault: 'cutter' } },
  silent: { isSilent: true },
  unplugged: { isUnplugged: true },
  released: { isReleased: true },
} as const satisfies Record<string, Partial<PrintFacts>>

const said = (outcome: Outcome) => `${outcome.kind} ${outcome.kind === 'printed' ? outcome.by : outcome.reason}`

// Columns in the order of `after`.
const TABLE: Record<keyof typeof sent, string> = {
  all: 'printed transfer | printed printer | printed transfer | printed transfer | printed transfer | unknown paper_out | unknown cover_open | unknown printer_error | unknown silent | unknown unplugged | unknown released',
  'refused at once':
    'failed not_taken | failed not_taken | failed not_taken | failed not_taken | failed not_taken | failed paper_out | failed cover_open | failed printer_error | failed not_taken | failed disconnected | failed released',
  'stalled at 0':
    'failed not_taken | failed not_taken | failed not_taken | failed not_taken | failed not_taken | failed paper_out | failed cover_open | failed printer_error | failed not_taken | failed disconnected | failed released',
  'stalled later':
    'unknown stalled | unknown stalled | unknown stalled | unknown stalled | unknown stalled | unknown paper_out | unknown cover_open | unknown printer_error | unknown stalled | unknown unplugged | unknown released',
  'refused later':
    'unknown broken | unknown broken | unknown broken | unknown broken | unknown broken | unknown paper_out | unknown cover_open | unknown printer_error | unknown broken | unknown unplugged | unknown released',
  'broken at first':
    'unknown broken | unknown broken | unknown broken | unknown broken | unknown broken | unknown paper_out | unknown cover_open | unknown printer_error | unknown broken | unknown unplugged | unknown released',
  'hangs at first':
    'unknown timed_out | unknown timed_out | unknown timed_out | unknown timed_out | unknown timed_out | unknown paper_out | unknown cover_open | unknown printer_error | unknown timed_out | unknown unplugged | unknown released',
  'hangs later':
    'unknown timed_out | unknown timed_out | unknown timed_out | unknown timed_out | unknown timed_out | unknown paper_out | unknown cover_open | unknown printer_error | unknown timed_out | unknown unplugged | unknown released',
  halted:
    'unknown broken | unknown broken | unknown broken | unknown broken | unknown broken | unknown paper_out | unknown cover_open | unknown printer_error | unknown broken | unknown unplugged | unknown released',
}

describe.each(Object.keys(sent) as (keyof typeof sent)[])('[PO3] [PO4] [PO5] sent: %s', (name) => {
  const wanted = TABLE[name].split(' | ')
  test.each(Object.keys(after).map((key, n) => [key as keyof typeof after, wanted[n]] as const))(
    'afterwards %s: %s',
    (key, outcome) => {
      expect(said(judgePrint({ ...quiet, ...after[key], sent: sent[name] }))).toBe(outcome)
    },
  )
})

test('[PO3] failed is never said once a byte may have been taken, printed never before all were', () => {
  for (const one of Object.values(sent)) {
    for (const facts of Object.values(after)) {
      const outcome = judgePrint({ ...quiet, ...facts, sent: one })
      if (one.handed > 0) expect(outcome.kind).not.toBe('failed')
      if (one.end !== 'all') expect(outcome.kind).not.toBe('printed')
    }
  }
})
