import fc from 'fast-check'
import { afterAll, it } from 'vitest'
import { World } from '../../setup/world.ts'
import { kioskSteps, lossSteps, playKiosks } from './play-kiosks.ts'

const RUNS = 40
const SEED = 20_261_120
const RUN_MS_MAX = 240_000

const world = await World.create()
afterAll(() => world.close())

it(
  '[NU1] [NU2] [NU4] kiosks that obey never print one number twice, wherever they are and however late they agree',
  () =>
    fc.assert(
      fc.asyncProperty(kioskSteps, (steps) => playKiosks(world, steps)),
      { numRuns: RUNS, seed: SEED },
    ),
  RUN_MS_MAX,
)

it(
  '[W8] nor do they when history is lost, however few of their commands go into a batch',
  () =>
    fc.assert(
      fc.asyncProperty(lossSteps, (steps) => playKiosks(world, steps)),
      { numRuns: RUNS, seed: SEED },
    ),
  RUN_MS_MAX,
)
