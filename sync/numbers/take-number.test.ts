import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isNumberOfParts, printedNumber } from '../commands/fields.ts'
import { numberMax } from '../commands/limits.ts'
import type { WriterValue } from '../device/meta.ts'
import { writerId } from '../ids.ts'
import { aLane, aState, aWriter } from './a-writer.ts'
import { HEIGHT_HINT_MAX, type NumberQuestion, takeNumber } from './take-number.ts'

const DAY = '2026-11-20'
const last = (n: number, letter = '', day = DAY, prefix = 'A') => ({ day, prefix, letter, last: n })
const withLane = (lane: Parameters<typeof aLane>[0]): WriterValue =>
  aWriter({ state: aState({ lanes: { days: [aLane(lane)] } }) })
const take = (overrides: Partial<NumberQuestion> = {}) =>
  takeNumber({
    writer: aWriter(),
    day: DAY,
    prefix: 'A',
    digits: 3,
    numbers: [],
    height: 0,
    isUnconfirmed: false,
    isClockInDoubt: false,
    ...overrides,
  })

describe('in the lane', () => {
  test('[NU1] a day begins with number 1, and tells what is to be written with it', () => {
    expect(take()).toEqual({
      kind: 'lane',
      number: 'A-001',
      prefix: 'A',
      n: 1,
      number_day: DAY,
      last: { day: DAY, prefix: 'A', letter: '', last: 1 },
    })
  })

  test('[NU1] above the own last of that day and prefix, and of no other day, prefix or letter', () => {
    const numbers = [last(90, '', '2026-11-19'), last(80, '', DAY, 'B'), last(70, 'X'), last(6)]
    expect(take({ numbers })).toMatchObject({ n: 7 })
  })

  test('[NU1] above the floor of the prefix, in the class', () => {
    const writer = withLane({ residue: 1, modulus: 2, floors: { A: 20, B: 99 } })
    expect(take({ writer })).toMatchObject({ kind: 'lane', n: 21 })
    expect(take({ writer, numbers: [last(33)] })).toMatchObject({ kind: 'lane', n: 35 })
  })

  test.each([
    [10, 0, 1],
    [10, 9, 11],
    [10, 10, 11],
    [10, 40, 41],
    [10, 10 + HEIGHT_HINT_MAX, 11 + HEIGHT_HINT_MAX],
    [10, 11 + HEIGHT_HINT_MAX, 11],
  ])('[NU1] own last %i, height %i: %i', (own, height, n) => {
    expect(take({ numbers: height === 0 ? [] : [last(own)], height })).toMatchObject({ kind: 'lane', n })
  })

  test('[NU1] a height is a hint: the number stays in the class', () => {
    expect(take({ writer: withLane({ residue: 0, modulus: 2 }), height: 7 })).toMatchObject({ n: 8 })
    expect(take({ writer: withLane({ residue: 0, modulus: 2 }), height: 8 })).toMatchObject({ n: 10 })
  })
})

describe('spill', () => {
  const { state: _state, ...unheard } = aWriter()
  const forkedId = writerId.parse('00000000-0000-4000-8000-0000000000b2')
  test.each<[string, Partial<NumberQuestion>]>([
    ['no_grant', { writer: aWriter({ state: aState({ lanes: { days: [] } }) }) }],
    ['no_grant', { day: '2026-11-24' }],
    ['no_grant', { day: '2026-11-19' }],
    ['newer_epoch', { writer: aWriter({ epoch: 2 }) }],
    ['unconfirmed', { isUnconfirmed: true }],
    ['unconfirmed', { writer: aWriter({ is_forked: true }) }],
    ['clock', { isClockInDoubt: true }],
    ['used_up', { numbers: [last(numberMax)] }],
    ['used_up', { writer: withLane({ floors: { A: numberMax } }) }],
  ])('[NU3] %s: a number with the letter', (why, overrides) => {
    expect(take(overrides)).toMatchObject({ kind: 'spill', why, letter: 'X', n: 1, number: 'A-X01' })
  })

  test('[NU3] the last day of a grant still has lane numbers', () => {
    expect(take({ day: '2026-11-23' }).kind).toBe('lane')
  })

  test('[NU3] spill numbers count on their own, per letter', () => {
    const numbers = [last(50), last(6, 'X'), last(9, 'Y')]
    expect(take({ numbers, isClockInDoubt: true })).toMatchObject({ number: 'A-X07', last: last(7, 'X') })
  })

  test('[NU3] heights and the wish for digits are of numbers without a letter', () => {
    expect(take({ height: 90, digits: 5, isClockInDoubt: true })).toMatchObject({ number: 'A-X01' })
  })

  test.each<[string, WriterValue]>([
    ['never heard of there', unheard],
    ['a writer that never issues', aWriter({ state: aState({ letter: null, lanes: { days: [] } }) })],
    ['what is stored is of the writer before', aWriter({ id: forkedId })],
  ])('[NU3] no number without a letter: %s', (_, writer) => {
    expect(take({ writer })).toEqual({ kind: 'no_letter' })
  })

  test('[NU3] a letter whose numbers are used up is as none', () => {
    expect(take({ numbers: [last(numberMax, 'X')], isClockInDoubt: true })).toEqual({ kind: 'no_letter' })
  })
})

test('[NU2] [NU6] one number after the other, each greater, each as the wire wants it', () => {
  const step = fc.record({ height: fc.nat(2_000), isClockInDoubt: fc.boolean(), prefix: fc.constantFrom('A', 'B') })
  fc.assert(
    fc.property(fc.array(step, { maxLength: 40 }), fc.nat(6), (steps, residue) => {
      const writer = withLane({ residue, modulus: 7, floors: { A: residue * 3 } })
      const rows = new Map<string, ReturnType<typeof last>>()
      for (const each of steps) {
        const taken = take({ writer, ...each, numbers: [...rows.values()] })
        if (taken.kind === 'no_letter') throw new Error('has a letter')
        const key = `${taken.last.prefix} ${taken.last.letter}`
        expect(taken.n).toBeGreaterThan(rows.get(key)?.last ?? 0)
        if (taken.kind === 'lane') expect(taken.n % 7).toBe(residue)
        rows.set(key, taken.last)
        expect(printedNumber.safeParse(taken.number).success && isNumberOfParts(taken)).toBe(true)
      }
    }),
  )
})
