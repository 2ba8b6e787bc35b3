import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { AuthorityPools } from './authority/authority.ts'
import { openPglite, type PgliteAuthority } from './authority/open-pglite.ts'
import { mutants } from './mutants/mutants.ts'
import { readSeeds } from './mutants/seeds.ts'
import { createMutantTries } from './mutants/try-mutants.ts'
import { CAST } from './options.ts'
import { runWorld } from './run-world.ts'

const SEEDS = 100
const STEPS = 1_000

describe('many worlds', () => {
  let pglite: PgliteAuthority
  let pools: AuthorityPools
  beforeAll(async () => {
    pglite = await openPglite()
    pools = { root: pglite.root, api: pglite.pool('blesaf_api'), worker: pglite.pool('blesaf_worker') }
  }, 120_000)
  afterAll(() => pglite.close())

  test.each(Array.from({ length: SEEDS }, (_, at) => String(at + 1)))('[I1]–[I11] seed %s', async (seed) => {
    const { violations } = await runWorld(pools, { seed, steps: STEPS, cast: CAST })
    expect(violations).toEqual([])
  })

  test.each(mutants.map((mutant) => [mutant.name, mutant] as const))(
    'nothing is noticed where nobody makes the mistake: %s',
    async (name, { plan }) => {
      const { violations } = await runWorld(pools, { ...plan, seed: String(readSeeds()[name]) })
      expect(violations).toEqual([])
    },
  )
})

describe('worlds notice a mistake', () => {
  const seeds = readSeeds()
  const tries = createMutantTries()
  afterAll(() => tries.close())

  test.each(mutants.map((mutant) => [mutant.name, mutant] as const))('%s', async (name, mutant) => {
    const seed = seeds[name] ?? Number.NaN
    expect(await tries.try(mutant, [seed, seed])).toMatchObject({ kind: 'caught' })
  })
})
