import fc from 'fast-check'
import { afterAll, it } from 'vitest'
import { World } from '../../setup/world.ts'
import { lineSteps } from './line-steps.ts'
import { playLine } from './play-line.ts'

const RUNS = 80
const SEED = 20_261_120
const RUN_MS_MAX = 120_000

const world = await World.create()
afterAll(() => world.close())

it(
  '[I4] [QU1] [QU2] call_next follows an order that was written down twice: classes, transfers, no-shows who came back, those who let pass; a device predicts each call and its reason',
  () =>
    fc.assert(
      fc.asyncProperty(lineSteps, (script) => playLine(world, script)),
      { numRuns: RUNS, seed: SEED },
    ),
  RUN_MS_MAX,
)
