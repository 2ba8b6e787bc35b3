import { randomUUID } from 'node:crypto'
import { OpenAPIHono } from '@hono/zod-openapi'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { authenticateDemo } from '../../server/demo/authenticate-demo.ts'
import { demoFeature } from '../../server/demo/demo-routes.ts'
import { seedDemo } from '../../server/demo/seed-demo.ts'
import type { App, AppEnv } from '../../server/http/app-env.ts'
import { HttpError } from '../../server/http/http-error.ts'
import { createTestDatabase, type TestDatabase } from '../setup/database.ts'

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 })

const SECRET = 's'.repeat(48)

let database: TestDatabase

beforeAll(async () => {
  database = await createTestDatabase()
  await seedDemo({ connection: database.config('postgres'), now: Date.now, seed: 'test' })
})
afterAll(() => database.close())

function ask(options: { isDemo?: boolean; address?: string | undefined; host?: string } = {}) {
  const { isDemo = true, host = 'localhost' } = options
  const app: App = new OpenAPIHono<AppEnv>()
  app.onError((error, c) =>
    error instanceof HttpError
      ? c.json({ code: error.code }, error.status as 403)
      : c.json({ code: String(error) }, 500),
  )
  demoFeature(app, { config: { isDemo, appSecret: SECRET }, pools: { api: database.pool('api', 1) } })
  const address = 'address' in options ? options.address : '127.0.0.1'
  return app.request(`http://${host}/api/demo`, {}, { incoming: { socket: { remoteAddress: address } } } as never)
}

type Device = { id: string; kind: string; token: string; session_id: string | null; sessions: { role: string }[] }
type Bank = {
  id: string
  slug: string
  branches: {
    id: string
    slug: string
    services: { id: string; prefix: string }[]
    counters: { id: string }[]
    devices: Device[]
  }[]
}

async function banks(): Promise<Bank[]> {
  const response = await ask()
  expect(response.status).toBe(200)
  return ((await response.json()) as { banks: Bank[] }).banks
}

test('the demo lists its banks, branches and devices, each ready to use', async () => {
  const found = await banks()
  expect(found.map(({ slug, branches }) => [slug, branches.length])).toEqual([
    ['sept-palmiers', 3],
    ['credit-corail', 3],
  ])
  const devices = found[0]?.branches[0]?.devices ?? []
  expect(devices.map(({ kind }) => kind)).toEqual([
    'console',
    'display',
    'kiosk',
    'kiosk',
    'tablet',
    'tablet',
    'tablet',
  ])
  expect(
    devices.filter(({ session_id }) => session_id !== null).map(({ kind, sessions }) => [kind, sessions[0]?.role]),
  ).toEqual([
    ['console', 'manager'],
    ['tablet', 'teller'],
    ['tablet', 'teller'],
    ['tablet', 'teller'],
  ])
})

test('a token lets its device call the next customer', async () => {
  const [bank] = await banks()
  const tablet = bank?.branches[0]?.devices.find(({ kind }) => kind === 'tablet')
  const identity = await authenticateDemo(SECRET)(`Bearer ${tablet?.token}`)
  expect(identity).toEqual({ tenantId: bank?.id, branchId: bank?.branches[0]?.id, deviceId: tablet?.id })
  const writerId = randomUUID()
  const api = database.pool('api', 1)
  await api.query('select app.open_writer($1, $2, $3)', [identity?.tenantId, identity?.deviceId, writerId])
  const command = (seq: number, name: string, kind: string, args: object) => ({
    seq,
    id: randomUUID(),
    name,
    kind,
    args,
    session: tablet?.session_id,
    age_ms: 0,
  })
  const counter_id = bank?.branches[0]?.counters.at(-1)?.id
  const push = async (item: object) =>
    (
      await api.query('select app.push($1, $2, $3, $4) as answer', [
        identity?.tenantId,
        identity?.deviceId,
        writerId,
        JSON.stringify([item]),
      ])
    ).rows[0].answer.results[0].outcome
  expect(await push(command(1, 'open_counter', 'fact', { counter_id }))).toMatchObject({ kind: 'applied' })
  const called = await push(command(2, 'call_next', 'intent', { counter_id, valid_for_ms: 15_000 }))
  expect([called.kind, called.code]).toEqual(
    called.kind === 'applied' ? ['applied', undefined] : ['rejected', 'nobody_waiting'],
  )
})

test('outside demo mode there is no such route', async () => {
  expect((await ask({ isDemo: false })).status).toBe(404)
})

test.each([
  ['from another machine', { address: '192.168.1.20' }],
  ['from nowhere that is known', { address: undefined }],
  ['under a name that only points here', { host: 'evil.example' }],
])('a caller %s is refused', async (_, options) => {
  const response = await ask(options)
  expect(response.status).toBe(403)
  expect(await response.json()).toEqual({ code: 'demo_only' })
})

test('a caller by IPv6 or by a device’s own name is let in', async () => {
  expect((await ask({ address: '::1' })).status).toBe(200)
  expect((await ask({ address: '::ffff:127.0.0.1', host: 'kiosk-1.localhost:3000' })).status).toBe(200)
})

test('a real tenant beside the demo is never listed', async () => {
  await database
    .pool('postgres', 1)
    .query(`select app_private.create_tenant(gen_random_uuid(), 'real-bank', '{"en":"Real"}', false)`)
  expect((await banks()).map(({ slug }) => slug)).toEqual(['sept-palmiers', 'credit-corail'])
})
