import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { createSecretBox } from '../../server/auth/secret-box.ts'
import { createHolderProof, INTERNAL_PATH } from '../../server/shapes/holder-proof.ts'
import { eventually } from '../jobs/eventually.ts'
import type { ServerProcess } from '../setup/run-server.ts'
import { APP_SECRET, openShapesWorld, readiness, type ShapesWorld } from './shapes-world.ts'

vi.setConfig({ testTimeout: 180_000, hookTimeout: 90_000 })

const POLLS = 50

let world: ShapesWorld
let [api, other, worker]: ServerProcess[] = []
const proof = createHolderProof(createSecretBox(APP_SECRET))

beforeAll(async () => {
  world = await openShapesWorld()
})
afterAll(() => world.close())

async function askHolder(query: string): Promise<Response> {
  const held = await world.holder()
  const url = new URL(`${INTERNAL_PATH}?${query}`, held?.address)
  const headers = proof.headersFor({ holdId: held?.hold_id ?? '', method: 'GET', search: url.search })
  return fetch(url, { headers })
}

test('[SH2] two servers and a worker are ready; one server holds the engine, the worker none', async () => {
  worker = world.server({ ROLE: 'worker' })
  const workerBase = await worker.address()
  expect(await world.holder()).toBeUndefined()
  api = world.server({ ROLE: 'api' })
  const apiBase = await api.address()
  other = world.server({ ROLE: 'api' })
  const bases = [apiBase, await other.address(), workerBase]
  for (const base of bases) expect(await readiness(base)).toMatchObject({ status: 200 })
  expect((await world.holder())?.address).toBe(apiBase)
  const checks = await Promise.all(bases.map(async (base) => (await readiness(base)).text.includes('"shapes"')))
  expect(checks).toEqual([true, true, false])
  expect(await (await fetch(`${workerBase}/metrics`)).text()).not.toContain('shape_engine')
})

test('[SH6] a server with open polls stops within two seconds, and the other takes over', async () => {
  const start = await askHolder('table=public.items&offset=-1')
  await start.text()
  const handle = start.headers.get('electric-handle')
  const polls = Array.from({ length: POLLS }, async () => {
    const answer = await askHolder(`table=public.items&offset=0_inf&live=true&handle=${handle}`)
    return { status: answer.status, text: await answer.text() }
  })
  await sleep(700)
  const askedAt = performance.now()
  expect(await api?.end('SIGTERM')).toBe(0)
  expect(performance.now() - askedAt).toBeLessThan(2_000)
  for (const { status } of await Promise.all(polls)) expect([200, 503]).toContain(status)
  const base = await other?.address()
  expect(await readiness(base ?? '')).toMatchObject({ status: 200 })
  await eventually('it holds the engine', async () => (await world.holder())?.address === base, 3_000)
})

test('[SH7] a login that may not follow changes is told so before anything is served', async () => {
  await world.sql(`create role shapes_weak login; grant blesaf_replication to shapes_weak`)
  const server = world.server({ DATABASE_REPLICATION_URL: world.cluster.url('shapes_weak') })
  expect(await server.exit).toBe(1)
  expect(server.said.words).toContain('The login of DATABASE_REPLICATION_URL may not follow changes')
})

test('[SH7] a login that does not see past row level security is refused: its snapshots would be empty', async () => {
  await world.sql(`create role shapes_blind login replication in role blesaf_replication`)
  const server = world.server({ DATABASE_REPLICATION_URL: world.cluster.url('shapes_blind') })
  expect(await server.exit).toBe(1)
  expect(server.said.words).toContain('needs BYPASSRLS')
})

test('[SH7] with ELECTRIC_URL none of it is asked for', async () => {
  const server = world.server({
    DATABASE_REPLICATION_URL: world.cluster.url('shapes_weak'),
    ELECTRIC_URL: 'http://127.0.0.1:9',
  })
  expect(await readiness(await server.address())).toMatchObject({
    status: 503,
    text: expect.stringContaining('"check":"electric","status":"fault","fault":"no answer"'),
  })
})
