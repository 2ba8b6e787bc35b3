import fc from 'fast-check'
import { it } from 'vitest'
import { World } from '../../setup/world.ts'
import { lineSteps } from './line-steps.ts'
import { playLine } from './play-line.ts'

const RUNS = 800
const RUN_MS_MAX = 900_000

it.each([7, 8])(
  '[I4] call_next follows the order over eight hundred mornings from seed %i',
  async (seed) => {
    const world = await World.create()
    try {
      await fc.assert(
        fc.asyncProperty(lineSteps, (script) => playLine(world, script)),
        { numRuns: RUNS, seed },
      )
    } finally {
      await world.close()
    }
  },
  RUN_MS_MAX,
)
