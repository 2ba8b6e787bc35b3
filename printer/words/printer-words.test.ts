import { describe, expect, test } from 'vitest'
import { failedReasons, unknownReasons } from '../port/outcome.ts'
import { type PrinterState, printerFaults, printerStateKinds } from '../port/printer-state.ts'
import { spoolFailedReasons } from '../spool/print-job.ts'
import { customerMatterOf, customerMatters, guardMatterOf, guardMatters } from './matter.ts'
import type { Advice, PrinterWords } from './printer-words.ts'
import { printerWordsIn, printerWordsLanguages } from './printer-words-in.ts'

const WORDS_MAX = 24
const printer = {
  vendorId: 1,
  productId: 1,
  serialNumber: null,
  name: 'P',
  language: 'esc-pos',
  codepageMapping: '',
} as const
const states: PrinterState[] = [
  ...printerStateKinds
    .filter((kind) => kind !== 'error')
    .map((kind) => ({ kind, printer, canTell: true }) as PrinterState),
  ...printerFaults.map((fault): PrinterState => ({ kind: 'error', fault, printer })),
]

function textsOf({ guard, customer, staff }: PrinterWords): string[] {
  const advice = [...Object.values(guard), ...Object.values(customer), staff.unsettled]
  const others = [staff.missing, staff.copyMark, ...Object.values(staff.copyRefused), ...Object.values(staff.actions)]
  return [...advice.flatMap(({ happened, todo }: Advice) => [happened, todo]), ...others]
}
const placeholders = (text: string) => (text.match(/\{\w+\}/g) ?? []).sort()

describe('[WD1] whatever happens has words', () => {
  test('each state and fault of the printer, and what the spool adds', () => {
    const said = [...states.map((state) => guardMatterOf(state)), ...(['store', 'unreliable'] as const)]
    expect(new Set(said)).toEqual(new Set(guardMatters))
  })

  test('a printer that is left alone is not called ready, and one without paper is not called unreliable', () => {
    expect(guardMatterOf({ kind: 'ready', printer, canTell: true }, 'unreliable')).toBe('unreliable')
    expect(guardMatterOf({ kind: 'paper_out', printer }, 'unreliable')).toBe('paper_out')
    expect(guardMatterOf({ kind: 'ready', printer, canTell: true }, 'store')).toBe('store')
  })

  test('each way in which a customer gets no paper', () => {
    const none = [...failedReasons, ...spoolFailedReasons].map((reason) =>
      customerMatterOf({ kind: 'no_paper', reason }),
    )
    const maybe = unknownReasons.map((reason) => customerMatterOf({ kind: 'maybe_paper', reason }))
    expect(new Set(none)).toEqual(new Set(['no_paper', 'no_printer']))
    expect(customerMatterOf({ kind: 'no_paper', reason: 'paper_out' })).toBe('no_paper')
    expect(customerMatterOf({ kind: 'no_paper', reason: 'cover_open' })).toBe('no_printer')
    expect(new Set(maybe)).toEqual(new Set(['maybe_printed']))
    expect(new Set([...none, ...maybe, customerMatterOf({ kind: 'waiting' })])).toEqual(new Set(customerMatters))
  })
})

describe.each(printerWordsLanguages)('[WD2] the words in %s', (language) => {
  const words = printerWordsIn(language)
  const texts = textsOf(words)

  test('say what happened, and what to do unless all is well', () => {
    for (const [matter, { happened, todo }] of Object.entries(words.guard)) {
      expect(happened).not.toBe('')
      expect(todo === '').toBe(matter === 'ready')
    }
    for (const { happened, todo } of Object.values(words.customer)) expect([happened, todo]).not.toContain('')
  })

  test('tell what happened apart', () => {
    const happened = Object.values(words.guard).map((advice) => advice.happened)
    expect(new Set(happened).size).toBe(happened.length)
  })

  test('are short, and of no machine: neither codes nor what programs call things', () => {
    for (const text of texts) {
      expect(text.split(/\s+/).length).toBeLessThanOrEqual(WORDS_MAX)
      expect(text).not.toMatch(/_|error|erreur|exception|interface|driver|pilote|undefined|timeout/i)
    }
  })

  test('are written in the letters of the language, with the same places to fill in', () => {
    expect(texts.map(placeholders)).toEqual(textsOf(printerWordsIn('en')).map(placeholders))
    for (const text of texts.filter((one) => one !== '')) {
      if (language === 'ar') expect(text).toMatch(/[\u0621-\u064a]{2}/)
      else expect(text).not.toMatch(/[\u0600-\u06ff]/)
    }
  })
})

test('[WD2] buttons that an advice names are called so', () => {
  for (const language of printerWordsLanguages) {
    const { guard, staff } = printerWordsIn(language)
    expect(guard.unreliable.todo).toContain(staff.actions.test)
    expect(guard.not_paired.todo).toContain(staff.actions.pair)
    expect(guard.no_way_in.todo).toContain(staff.actions.pair)
    expect(staff.unsettled.todo).toContain(staff.actions.settle)
    expect(staff.unsettled.todo).toContain(staff.actions.copy)
  }
})
