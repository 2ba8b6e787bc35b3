import { aShape, counters, type Shape, STRICT_HEAD_START } from './shape.ts'

const service = (id: string, share: number, mean: number, configured: number, cv = 0.8) =>
  ({ id, share, mean, cv, law: 'lognormal', configured }) as const

/** The shapes to work with. */
export const TUNING_SHAPES: readonly Shape[] = [
  aShape('bank', {}),
  aShape('bank_strict', { classes: [{ share: 0.15, headStart: STRICT_HEAD_START }] }),
  aShape('bank_mild', { classes: [{ share: 0.2, headStart: 15 }], hourDrift: 0.1 }),
  aShape('rota_differs', { rotaNoise: 12, rotaMissing: 0.05, staffSpread: 0.2 }),
  aShape('three_services', {
    services: [service('cash', 0.6, 4.5, 4), service('credit', 0.25, 14, 20), service('papers', 0.15, 8, 5)],
    counters: [
      ...counters(
        ['cash'],
        [[480, 960]],
        [
          [480, 720],
          [780, 960],
        ],
      ),
      ...counters(
        ['cash', 'papers'],
        [
          [510, 750],
          [810, 960],
        ],
      ),
      ...counters(
        ['credit', 'papers'],
        [
          [480, 720],
          [780, 960],
        ],
        [
          [480, 780],
          [840, 960],
        ],
      ),
    ],
    classes: [{ share: 0.1, headStart: 20 }],
    gap: 0.4,
  }),
  aShape('overloaded_small', {
    counters: counters(
      ['cash'],
      [[480, 930]],
      [
        [510, 720],
        [780, 930],
      ],
    ),
    days: [480, 900],
    load: 1.05,
    peaks: [{ at: 540, width: 60, height: 1.5 }],
    leavers: { share: 0.2, patience: 30, silentShare: 0.2 },
  }),
  aShape('exponential_steady', {
    counters: counters(['cash'], [[480, 960]], [[480, 960]], [[480, 960]]),
    services: [{ id: 'cash', share: 1, mean: 5, cv: 1, law: 'exponential', configured: 5 }],
    peaks: [],
    load: 0.92,
    dayDrift: 0,
    noShowShare: 0,
    leavers: { share: 0, patience: 60, silentShare: 0 },
  }),
  aShape('booked', { appointmentsPerHour: 4, load: 0.75, staffSpread: 0.15 }),
]
