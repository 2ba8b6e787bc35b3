import { expect, it } from 'vitest'
import { World } from '../../setup/world.ts'
import { checkInvariants } from '../invariants/check-invariants.ts'
import { runLoad } from './run-load.ts'
import { total } from './tally.ts'

const CONNECTIONS = 40
/** Of thousands of violations the first few tell as much. */
const SHOWN_MAX = 20
const RUN_MS_MAX = 600_000

/** About seventeen thousand commands each; together fifty thousand. */
it.each([1, 2, 3])(
  '[I2 I3 I5 I6 I10 I12] a long load from seed %i breaks no invariant',
  async (seed) => {
    const world = await World.create(CONNECTIONS)
    try {
      const tally = await runLoad(world, seed, { tellers: 12, kioskRounds: 90, tellerRounds: 190, closerRounds: 60 })
      expect((await checkInvariants(world, { isRealTime: true })).slice(0, SHOWN_MAX)).toEqual([])
      expect(total(tally)).toBeGreaterThan(15_000)
    } finally {
      await world.close()
    }
  },
  RUN_MS_MAX,
)
