import { randomBytes } from 'node:crypto'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { type Client, expectRows, openClient } from '../conformance/client/open-client.ts'
import { awaitActive, createEngineRunner, type EngineRunner } from '../conformance/engine-runner.ts'
import { eventually } from '../jobs/eventually.ts'
import { openShapesWorld, readiness, type ShapesWorld } from './shapes-world.ts'

/** The service is our own engine as a process of its own; that the real one answers alike is what the traces hold. */
const SECRET = randomBytes(24).toString('hex')
let world: ShapesWorld
let engine: EngineRunner
let base = ''
const clients: Client[] = []

beforeAll(async () => {
  world = await openShapesWorld()
  engine = createEngineRunner({ DATABASE_URL: world.cluster.url(), ENGINE_SECRET: SECRET })
  await engine.start()
  await awaitActive(engine.base())
  base = await world.source({ ELECTRIC_URL: engine.base(), ELECTRIC_SECRET: SECRET }).address()
})
afterAll(async () => {
  await engine.stop()
  await world.close()
})
afterEach(() => {
  for (const client of clients.splice(0)) client.close()
})

const rows = (): ReturnType<ShapesWorld['rows']> => world.rows()

function aClient(options: Parameters<typeof openClient>[2] = {}): Client {
  const client = openClient(base, { table: 'public.items' }, options)
  clients.push(client)
  return client
}

test('[SH1] with ELECTRIC_URL the service is asked, with our secret, and no engine is held here', async () => {
  const both = [aClient(), aClient({ liveSse: true })]
  for (const client of both) await expectRows(client, rows)
  await world.sql(`insert into public.items values (100, 'hundred')`)
  for (const client of both) await expectRows(client, rows)
  expect(await readiness(base)).toMatchObject({ status: 200 })
  expect(await world.holder()).toBeUndefined()
  expect((await fetch(`${engine.base()}/v1/shape?table=public.items&offset=-1`)).status).toBe(401)
})

test('[SH1] a secret that somebody else put into the question changes nothing', async () => {
  for (const name of ['secret', 'api_secret']) {
    const answer = await fetch(`${base}/v1/shape?table=public.items&offset=-1&${name}=wrong`)
    expect([name, answer.status]).toEqual([name, 200])
  }
})

test('[SH1] not modified is passed on as such', async () => {
  const url = `${base}/v1/shape?table=public.items&offset=-1`
  const first = await fetch(url)
  const etag = first.headers.get('etag') ?? ''
  expect((await fetch(url, { headers: { 'if-none-match': etag } })).status).toBe(304)
})

test('[SH1] the service dies and comes back: clients are told to come again, and end equal to the database', async () => {
  const client = aClient()
  await expectRows(client, rows)
  await engine.kill()
  const during = await fetch(`${base}/v1/shape?table=public.items&offset=-1`)
  expect([during.status, during.headers.get('retry-after')]).toEqual([503, '1'])
  await eventually('readiness tells', async () => (await readiness(base)).text.includes('no answer'))
  await world.sql(`insert into public.items values (200, 'meanwhile')`)
  await engine.start()
  await expectRows(client, rows)
  await eventually('ready again', async () => (await readiness(base)).status === 200)
})

test('[SH1] a wrong secret is a fault of readiness, and never the answer to a client', async () => {
  const wrong = await world
    .source({ ELECTRIC_URL: engine.base(), ELECTRIC_SECRET: randomBytes(24).toString('hex') })
    .address()
  expect(await readiness(wrong)).toMatchObject({ status: 503, text: expect.stringContaining('refuses the secret') })
  const answer = await fetch(`${wrong}/v1/shape?table=public.items&offset=-1`)
  expect([answer.status, answer.headers.get('retry-after')]).toEqual([503, '1'])
})
