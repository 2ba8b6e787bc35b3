import { afterAll, beforeAll, expect, it } from 'vitest'
import { AppServer } from '../setup/app-server.ts'
import { aPerson, type Person, signIn, type Typed } from './people.ts'

const ROUNDS = 17
/** Well below the real one's time and far above that of an answer without Argon2: a busy machine slows all of them alike. */
const SHARE_MIN = 0.5

let server: AppServer
let person: Person

beforeAll(async () => {
  server = await AppServer.open()
  person = await aPerson(server, await server.world.addBranch())
})
afterAll(() => server.close())

const median = (values: number[]): number => values.sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN

async function timeOf(typed: Typed): Promise<number> {
  const startedAt = performance.now()
  expect((await signIn(server, person, typed)).status).toBe(401)
  const took = performance.now() - startedAt
  // Else the lock would answer, without the work.
  await server.world.root.query('delete from app_private.sign_in_locks')
  return took
}

it('[ID7] a sign-in takes the same work whether bank and person exist or not', async () => {
  const inactive = await aPerson(server, await server.world.addBranch())
  await server.world.root.query('update app.staff set active = false where id = $1', [inactive.staffId])
  const invited = await aPerson(server, await server.world.addBranch())
  await server.world.root.query('delete from app.staff_credentials where staff_id = $1', [invited.staffId])
  const kinds: Record<string, Typed> = {
    'wrong password': {},
    'unknown person': { email: 'nobody@bank.tn' },
    'unknown tenant': { tenant: 'no-such-bank' },
    'deactivated person': { tenant: inactive.tenant, email: inactive.email },
    'person without a password': { tenant: invited.tenant, email: invited.email },
  }
  const times = new Map(Object.keys(kinds).map((kind) => [kind, [] as number[]]))
  // The first of each also makes the decoy and opens connections.
  for (let round = -1; round < ROUNDS; round += 1) {
    for (const [kind, typed] of Object.entries(kinds)) {
      const took = await timeOf({ password: 'wrong horse battery', ...typed })
      if (round >= 0) times.get(kind)?.push(took)
    }
  }
  const real = median(times.get('wrong password') ?? [])
  for (const [kind, each] of times) {
    expect(median(each), `${kind}, beside ${real} ms`).toBeGreaterThan(real * SHARE_MIN)
    expect(real, `${kind} takes longer`).toBeGreaterThan(median(each) * SHARE_MIN)
  }
})

it('[ID7] an answer without that work would be noticed', async () => {
  const quick: number[] = []
  const real: number[] = []
  for (let round = 0; round < ROUNDS; round += 1) {
    real.push(await timeOf({ password: 'wrong horse battery' }))
    const startedAt = performance.now()
    await server.pools.api.query('select app.sign_in_facts($1, null, null, $2)', [person.tenant, person.email])
    quick.push(performance.now() - startedAt)
  }
  expect(median(quick)).toBeLessThan(median(real) * SHARE_MIN)
})
