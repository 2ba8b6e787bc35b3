import fc from 'fast-check'
import { it } from 'vitest'
import { World } from '../../setup/world.ts'
import { kioskSteps, lossSteps, playKiosks } from './play-kiosks.ts'

const RUNS = 1_000
const RUN_MS_MAX = 900_000

it.each([7, 8, 9])(
  'kiosks that obey never print one number twice, over a thousand histories from seed %i',
  async (seed) => {
    const world = await World.create()
    try {
      const steps = fc.oneof({ weight: 2, arbitrary: kioskSteps }, { weight: 1, arbitrary: lossSteps })
      const property = fc.asyncProperty(steps, (each) => playKiosks(world, each))
      await fc.assert(property, { numRuns: RUNS, seed })
    } finally {
      await world.close()
    }
  },
  RUN_MS_MAX,
)
