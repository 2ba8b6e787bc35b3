import { afterAll, beforeAll, expect, test } from 'vitest'
import { seededRandom } from '../../setup/seeded-random.ts'
import { type ClientWorld, openClientWorld } from './client-world.ts'
import { startCuttingProxy } from './cutting-proxy.ts'
import { type Client, expectRows, openClient } from './open-client.ts'
import { runSchedule } from './run-schedule.ts'
import { makeSchedule } from './schedule.ts'

const START_MS_MAX = 120_000
const SCHEDULE_MS_MAX = 180_000
const CONVERGE_MS_MAX = 60_000

const FILTERED = { where: 'priority >= $1', 'params[1]': '5' }

/** Whatever happens on the way, in the end every client shows what the database holds. */
export function schedulesConverge(seeds: readonly number[], length: number): void {
  let world: ClientWorld

  beforeAll(async () => {
    world = await openClientWorld()
  }, START_MS_MAX)

  afterAll(() => world.close(), START_MS_MAX)

  async function converge(seed: number): Promise<void> {
    // A name that was never used: the shape of a table that was dropped goes on under its name.
    const table = `events${seed}`
    const everything = `select * from ${table}`
    const filtered = `${everything} where priority >= 5`
    await world.sql(`create table ${table} (id int primary key, title text not null, priority int)`)
    const network = await startCuttingProxy(world.base)
    const follow = (params: Record<string, string>, liveSse = false): Client =>
      openClient(network.base, { table, ...params }, { liveSse })
    const clients: [Client, string][] = [
      [follow({}), everything],
      [follow(FILTERED), filtered],
      [follow({ replica: 'full' }), everything],
      [follow({ ...FILTERED, replica: 'full' }, true), filtered],
    ]
    const events = makeSchedule(seededRandom(seed), length, table)
    try {
      for (const [client, select] of clients) await expectRows(client, () => world.rows(select))
      await runSchedule(events, world, network)
      for (const [client, select] of clients) await expectRows(client, () => world.rows(select), CONVERGE_MS_MAX)
      // And they are alive, not only right by chance.
      await world.sql(`insert into ${table} values (99, 'the end', 9)`)
      for (const [client, select] of clients) await expectRows(client, () => world.rows(select), CONVERGE_MS_MAX)
    } catch (error) {
      throw new Error(`seed ${seed}: ${JSON.stringify(events)}`, { cause: error })
    } finally {
      for (const [client] of clients) client.close()
      await network.close()
    }
  }

  test.each(seeds)('seed %i: every client shows in the end what the database holds', converge, SCHEDULE_MS_MAX)

  test('a schedule is the same for the same seed', () => {
    expect(makeSchedule(seededRandom(1), 40, 'events')).toEqual(makeSchedule(seededRandom(1), 40, 'events'))
  })
}
