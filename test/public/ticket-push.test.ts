import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { PublicWorld, SECRET } from './public-world.ts'

const KEY = 'yfWPiYE-n46HLnH0KqZOF1fJJU3MYrct3AELtAQ-oRw'
const ENDPOINT = 'https://fcm.googleapis.com/fcm/send/abc'
const subscription = {
  endpoint: ENDPOINT,
  p256dh: 'BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4',
  auth: 'BTBZMqHH6r4Tts7J_aSIgg',
}
let world: PublicWorld

beforeAll(async () => {
  world = await PublicWorld.open({ VAPID_PRIVATE_KEY: KEY, VAPID_CONTACT: 'mailto:queue@example.tn' })
})
afterAll(() => world.close())

const ask = (token: string, body: unknown) => world.server.ask(`/api/t/${token}/push`, { body })
const on = (overrides = {}) => ({ on: true, language: 'ar', subscription: { ...subscription, ...overrides } })
const kept = async (id: string) =>
  (await world.server.world.root.query('select * from app.push_subscriptions where ticket_id = $1', [id])).rows

it('[TP6] a browser is kept with its ticket, sealed, until it takes it back', async () => {
  const { id, token } = await world.issue()
  expect((await world.ticket(token)).body.push_key).toMatch(/^B[\w-]{86}$/)
  expect(await ask(token, on())).toMatchObject({ status: 200, body: { on: true } })
  expect(await ask(token, on())).toMatchObject({ status: 200, body: { on: true } })
  const rows = await kept(id)
  expect(rows).toMatchObject([{ tenant_id: world.branch.tenantId, language: 'ar' }])
  expect(JSON.stringify(rows)).not.toMatch(/fcm|BCVxsr7N|BTBZMqHH/)
  expect(await ask(token, { on: false, endpoint: ENDPOINT })).toMatchObject({ status: 200, body: { on: false } })
  expect(await kept(id)).toEqual([])
})

it('[TP6] an ended ticket keeps nothing', async () => {
  const { id, token } = await world.issue()
  await ask(token, on())
  await world.server.world.give(world.tablet, 'cancel_ticket', 'intent', { ticket_id: id })
  expect(await kept(id)).toEqual([])
  expect(await ask(token, on())).toMatchObject({ status: 200, body: { on: false } })
})

it('[TP3] who lacks the secret keeps and forgets nothing, in whatever bank', async () => {
  const { id, token } = await world.issue()
  await ask(token, on())
  const other = await world.server.world.addBranch()
  const tokens = [
    'x',
    world.token(id, `${SECRET}x`),
    world.token(randomUUID()),
    world.token(id, SECRET, other.tenantId),
  ]
  for (const each of tokens)
    for (const body of [on({ endpoint: `${ENDPOINT}2` }), { on: false, endpoint: ENDPOINT }])
      expect(await ask(each, body)).toMatchObject({ status: 404, body: { code: 'not_found' } })
  expect(await kept(id)).toHaveLength(1)
})

it.each([
  on({ endpoint: 'https://127.0.0.1/x' }),
  on({ endpoint: 'https://fcm.googleapis.com.example.tn/x' }),
  on({ endpoint: 'http://fcm.googleapis.com/x' }),
  on({ p256dh: 'short' }),
  // As long as a point, and none of the curve.
  on({ p256dh: `B${'A'.repeat(86)}` }),
  on({ auth: 'x y' }),
  { ...on(), language: 'de' },
  { ...on(), more: 1 },
  { on: false },
  {},
])('[TP6] %j is malformed', async (body) => {
  const { token } = await world.issue()
  expect(await ask(token, body)).toMatchObject({ status: 400, body: { code: 'malformed' } })
})
