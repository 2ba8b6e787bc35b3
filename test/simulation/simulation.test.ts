import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createTestDatabase, type TestDatabase } from '../setup/database.ts'
import type { AuthorityPools } from './authority/authority.ts'
import { openPglite, type PgliteAuthority } from './authority/open-pglite.ts'
import { prepareAuthority } from './authority/prepare-authority.ts'
import { CASES, type Case } from './keep-case.ts'
import { mistakenText } from './mutants/make-mistake.ts'
import { mutants } from './mutants/mutants.ts'
import { readSeeds } from './mutants/seeds.ts'
import { CAST } from './options.ts'
import { runWorld } from './run-world.ts'

const LONG_MS = 120_000
/** One small database each, so that a world is set up and set back in a fraction of a second. */
let pglite: PgliteAuthority
let pools: AuthorityPools
beforeAll(async () => {
  pglite = await openPglite()
  pools = { root: pglite.root, api: pglite.pool('blesaf_api'), worker: pglite.pool('blesaf_worker') }
}, LONG_MS)
afterAll(() => pglite.close())

const cases = (existsSync(CASES) ? readdirSync(CASES) : [])
  .filter((name) => name.endsWith('.json'))
  .map((name): [string, Case] => [name, JSON.parse(readFileSync(join(CASES, name), 'utf8'))])

describe('a branch from one seed, all invariants held at every step and at rest', () => {
  test.each(['1', '2', '3'])(
    '[I1]–[I11] seed %s, 120 steps',
    async (seed) => {
      const { violations } = await runWorld(pools, { seed, steps: 120, cast: CAST })
      expect(violations).toEqual([])
    },
    LONG_MS,
  )

  test.each(cases)(
    'what once failed holds: %s',
    async (_, { plan }) => {
      const { violations } = await runWorld(pools, plan)
      expect(violations).toEqual([])
    },
    LONG_MS,
  )

  test(
    'the same seed tells the same story',
    async () => {
      const told = async (): Promise<string[]> => {
        const lines: string[] = []
        await runWorld(pools, { seed: 'twice', steps: 40, cast: CAST }, (line) => lines.push(line))
        return lines
      }
      expect(await told()).toEqual(await told())
    },
    LONG_MS,
  )
})

describe('the same on a real Postgres', () => {
  let database: TestDatabase
  beforeAll(async () => {
    database = await createTestDatabase()
    await prepareAuthority(database.pool('postgres'))
  }, LONG_MS)
  afterAll(() => database.close())

  test(
    '[I1]–[I11] seed 5, 80 steps',
    async () => {
      // One connection, since pictures are kept by what a session may do, and one question is asked at a time anyway.
      const own: AuthorityPools = {
        root: database.pool('postgres', 1),
        api: database.pool('api'),
        worker: database.pool('worker'),
      }
      const { violations } = await runWorld(own, { seed: '5', steps: 80, cast: CAST })
      expect(violations).toEqual([])
    },
    LONG_MS,
  )
})

test.each(mutants.map((mutant) => [mutant.name, mutant] as const))(
  'the mistake can still be made, and a world is known in which it shows: %s',
  (name, mutant) => {
    expect(mistakenText(mutant)).not.toBe('')
    expect(readSeeds()[name]).toBeTypeOf('number')
  },
)
