import { aShape, counters, type Shape, STRICT_HEAD_START } from './shape.ts'

/** Shapes that nothing was chosen by: played only to see whether the rest holds elsewhere. */
export const HOLD_OUT_SHAPES: readonly Shape[] = [
  aShape('clinic', {
    days: [450, 780],
    counters: counters(
      ['visit'],
      [[450, 800]],
      [
        [480, 640],
        [670, 800],
      ],
    ),
    services: [{ id: 'visit', share: 1, mean: 11, cv: 0.5, law: 'gamma', configured: 15 }],
    peaks: [{ at: 480, width: 30, height: 2.5 }],
    load: 0.9,
    classes: [
      { share: 0.25, headStart: 30 },
      { share: 0.05, headStart: STRICT_HEAD_START },
    ],
    dayDrift: 0.1,
    staffSpread: 0.25,
  }),
  aShape('large_hall', {
    counters: counters(
      ['papers'],
      ...Array.from(
        { length: 9 },
        (_, n) =>
          [
            [480 + 15 * (n % 3), 690 + 20 * n],
            [735 + 20 * n, 960],
          ] as const,
      ),
    ),
    services: [{ id: 'papers', share: 1, mean: 8, cv: 0.7, law: 'lognormal', configured: 6 }],
    peaks: [
      { at: 570, width: 60, height: 1.4 },
      { at: 900, width: 30, height: 0.8 },
    ],
    classes: [{ share: 0.12, headStart: STRICT_HEAD_START }],
    load: 0.93,
    hourDrift: 0.12,
  }),
  aShape('barber', {
    counters: counters(
      ['cut'],
      [
        [540, 780],
        [840, 1140],
      ],
      [
        [600, 840],
        [900, 1140],
      ],
      [[720, 1140]],
    ),
    days: [540, 1110],
    services: [{ id: 'cut', share: 1, mean: 24, cv: 0.35, law: 'uniform', configured: 20 }],
    peaks: [{ at: 1020, width: 60, height: 1.2 }],
    load: 0.85,
    dayDrift: 0.05,
    staffSpread: 0.2,
    gap: 1,
  }),
  aShape('mixed_two', {
    services: [
      { id: 'short', share: 0.7, mean: 3, cv: 1.1, law: 'lognormal', configured: 5 },
      { id: 'long', share: 0.3, mean: 12, cv: 0.8, law: 'exponential', configured: 8 },
    ],
    counters: [
      ...counters(
        ['short', 'long'],
        [
          [480, 700],
          [760, 960],
        ],
        [[480, 960]],
      ),
      ...counters(['short'], [[540, 960]]),
      ...counters(
        ['long'],
        [
          [480, 760],
          [820, 960],
        ],
      ),
    ],
    classes: [{ share: 0.15, headStart: 10 }],
    rotaNoise: 6,
    load: 0.88,
    dayDrift: 0.2,
  }),
  aShape('steep_lunch', {
    counters: counters(
      ['cash'],
      [
        [480, 740],
        [800, 960],
      ],
      [
        [480, 700],
        [760, 960],
      ],
      [[500, 960]],
      [
        [480, 720],
        [780, 960],
      ],
      [[690, 860]],
    ),
    peaks: [{ at: 745, width: 25, height: 3 }],
    load: 0.8,
    dayDrift: 0.25,
    classes: [{ share: 0.3, headStart: 25 }],
  }),
]
