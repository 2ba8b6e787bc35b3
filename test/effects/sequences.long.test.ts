import { afterAll, beforeAll, expect, it } from 'vitest'
import { createRandom } from '../../sync/random/create-random.ts'
import { Stage } from '../sql/stage.ts'
import { playDay } from './play-day.ts'

const SEEDS = 15
const STEPS = 200
const DAY_MS_MAX = 120_000

let stage: Stage
beforeAll(async () => {
  stage = await Stage.open()
})
afterAll(() => stage.close())

it.each(Array.from({ length: SEEDS }, (_, n) => `long day ${n}`))(
  '[EF1] on a %s every effect is what the authority makes of the command',
  async (seed) => {
    const found = await playDay(await Stage.open(stage.world.database), createRandom(seed), STEPS)
    expect(found.differences).toEqual([])
  },
  DAY_MS_MAX,
)
