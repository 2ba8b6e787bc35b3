import fc from 'fast-check'

const CLASSES = ['none', 'priority', 'strict'] as const
/** Of the classes that the test's branches have. */
export const HEAD_START_S = { none: 0, priority: 900, strict: 14_400 }
export const SERVICES_OF_SEAT = [
  ['A', 'B'],
  ['B', 'C'],
] as const

const index = fc.nat(50)
const seat = fc.constantFrom(0, 1)
const simple = fc.constantFrom(
  'return' as const,
  'park' as const,
  'unpark' as const,
  'no_show' as const,
  'reinstate' as const,
  'complete' as const,
  'cancel' as const,
)
const step = fc.oneof(
  {
    weight: 9,
    arbitrary: fc.record({
      kind: fc.constant('arrive' as const),
      prefix: fc.constantFrom('A', 'B', 'C'),
      class: fc.constantFrom(...CLASSES, 'none' as const),
      ageS: fc.nat(1_200),
    }),
  },
  { weight: 7, arbitrary: fc.record({ kind: fc.constant('call' as const), seat }) },
  { weight: 5, arbitrary: fc.record({ kind: simple, index, seat }) },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant('transfer' as const),
      index,
      seat,
      prefix: fc.option(fc.constantFrom('A', 'B', 'C')),
      to: fc.constantFrom('nobody', 'counter', 'staff', 'both'),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant('let_pass' as const),
      index,
      seat,
      count: fc.integer({ min: 1, max: 5 }),
    }),
  },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('wait' as const), seconds: fc.nat(600) }) },
)
export type Step = typeof step extends fc.Arbitrary<infer Value> ? Value : never

export const lineSteps = fc.record({
  rule: fc.constantFrom('keep_place' as const, 'back_of_line' as const, 'after_minutes' as const),
  steps: fc.array(step, { minLength: 10, maxLength: 45, size: 'max' }),
})
export type Script = typeof lineSteps extends fc.Arbitrary<infer Value> ? Value : never
