import fc from 'fast-check'
import { expect, test } from 'vitest'
import { numberToDay } from '../calendar/day-number.ts'
import type { Lane } from '../wire/writer-state.ts'
import { aLane } from './a-writer.ts'
import { isNarrowedBy, type Narrowing, narrowLanes } from './narrow-lanes.ts'

const to = (first_day: string, last_day: string, residue = 1, modulus = 2): Narrowing => ({
  first_day,
  last_day,
  residue,
  modulus,
})
const told = (lanes: readonly Lane[]) =>
  lanes.map(({ first_day, last_day, residue, modulus }) => [first_day.slice(8), last_day.slice(8), residue, modulus])

test.each([
  ['all its days', to('2026-11-20', '2026-11-23'), [['20', '23', 1, 2]]],
  [
    'days in the middle',
    to('2026-11-21', '2026-11-22'),
    [
      ['20', '20', 0, 1],
      ['21', '22', 1, 2],
      ['23', '23', 0, 1],
    ],
  ],
  [
    'from days before it',
    to('2026-11-10', '2026-11-20'),
    [
      ['20', '20', 1, 2],
      ['21', '23', 0, 1],
    ],
  ],
  [
    'to days after it',
    to('2026-11-23', '2026-11-30'),
    [
      ['20', '22', 0, 1],
      ['23', '23', 1, 2],
    ],
  ],
  ['no day of it', to('2026-11-24', '2026-11-30'), [['20', '23', 0, 1]]],
])('[NU4] a lane is narrowed on %s', (_, narrowing, expected) => {
  expect(told(narrowLanes([aLane()], narrowing))).toEqual(expected)
})

test.each([
  ['as narrow already', { residue: 1, modulus: 2 }],
  ['the other half', { residue: 0, modulus: 2 }],
  ['narrower', { residue: 1, modulus: 4 }],
])('[NU4] a lane that is %s stays', (_, lane) => {
  const lanes = [aLane(lane)]
  expect(narrowLanes(lanes, to('2026-11-20', '2026-11-23'))).toEqual(lanes)
})

test('[NU4] floors stay', () => {
  const [lane] = narrowLanes([aLane({ floors: { A: 9 } })], to('2026-11-20', '2026-11-23'))
  expect(lane?.floors).toEqual({ A: 9 })
})

const FIRST = 20_777
const day = (index: number) => numberToDay(FIRST + index)
const span = fc.tuple(fc.nat(9), fc.nat(9)).map(([one, other]) => [Math.min(one, other), Math.max(one, other)] as const)
const powerClass = fc
  .nat(4)
  .chain((exponent) => fc.nat(2 ** exponent - 1).map((residue) => ({ residue, modulus: 2 ** exponent })))
const lane = fc
  .tuple(span, powerClass)
  .map(([[first, last], held]) => ({ ...held, first_day: day(first), last_day: day(last) }))

test('[NU4] day by day: the part where it is one, else what it was; and once is as good as twice', () => {
  fc.assert(
    fc.property(lane, lane, (held, narrowing) => {
      const given = [{ ...held, floors: {} }]
      const after = narrowLanes(given, narrowing)
      for (let index = 0; index < 10; index += 1) {
        const on = (lanes: readonly Lane[]) =>
          lanes.filter((each) => each.first_day <= day(index) && day(index) <= each.last_day)
        const before = on(given)[0]
        const now = on(after)
        const asked = narrowing.first_day <= day(index) && day(index) <= narrowing.last_day
        const part = before !== undefined && asked && isNarrowedBy(before, narrowing)
        expect(now.length).toBe(before === undefined ? 0 : 1)
        if (before) expect(now[0]).toMatchObject({ modulus: part ? narrowing.modulus : before.modulus })
        if (before) expect(now[0]).toMatchObject({ residue: part ? narrowing.residue : before.residue })
      }
      expect(narrowLanes(after, narrowing)).toEqual(after)
    }),
  )
})
