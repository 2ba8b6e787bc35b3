import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { type Client, expectRows, openClient } from '../conformance/client/open-client.ts'
import type { ServerProcess } from '../setup/run-server.ts'
import { seededRandom } from '../setup/seeded-random.ts'
import { openShapesWorld, type ShapesWorld } from './shapes-world.ts'

vi.setConfig({ testTimeout: 600_000, hookTimeout: 60_000 })

const STEPS = 25
const SEEDS = [1, 2, 3, 4, 5, 6, 7, 8]

/** An answer that is cut in its middle by a killed server is told to the application, which then asks again as ours does. */
const askAgain = (error: Error) => {
  if ((error as { status?: number }).status !== 200) throw error
  return {}
}

let world: ShapesWorld

beforeAll(async () => {
  world = await openShapesWorld()
})
afterAll(() => world.close())

test.each(SEEDS)(
  '[SH5] seed %i: whatever ends when, clients of every server end equal to the database',
  async (seed) => {
    const random = seededRandom(seed)
    // Ports stay, so that clients find a server that comes back.
    const servers: { server: ServerProcess; base: string; client: Client }[] = []
    for (let n = 0; n < 2; n += 1) {
      const server = world.source()
      const base = await server.address()
      servers.push({ server, base, client: openClient(base, { table: 'public.items' }, { onError: askAgain }) })
    }
    const write = (): Promise<void> => {
      const id = random.below(40)
      return world.sql(`
      insert into public.items values (${id}, '${seed} ${random.below(1e6)}')
      on conflict (id) do update set title = excluded.title;
      delete from public.items where id = ${random.below(40)}`)
    }
    const restart = async (signal: NodeJS.Signals): Promise<void> => {
      const one = random.pick(servers)
      await one.server.end(signal)
      await write()
      one.server = world.source({ PORT: new URL(one.base).port })
      await one.server.address()
    }
    const steps: readonly (() => Promise<unknown>)[] = [
      write,
      write,
      write,
      () => sleep(random.below(600)),
      () => restart('SIGKILL'),
      () => restart('SIGTERM'),
      () => world.sql('select pg_terminate_backend(backend_pid) from app_private.engine_holder'),
      () => world.sql('select pg_terminate_backend(active_pid) from pg_replication_slots where active'),
      async () => {
        await world.cluster.stop()
        await world.cluster.start()
      },
    ]
    for (let step = 0; step < STEPS; step += 1) await random.pick(steps)()
    for (const { client } of servers) {
      await expectRows(client, () => world.rows(), 30_000)
      client.close()
    }
    for (const { server } of servers) expect(await server.end('SIGTERM')).toBe(0)
  },
)
