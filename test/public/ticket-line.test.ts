import { afterAll, beforeAll, expect, it } from 'vitest'
import { PublicWorld } from './public-world.ts'

let world: PublicWorld

beforeAll(async () => {
  world = await PublicWorld.open()
})
afterAll(() => world.close())

const give = (name: string, args: Record<string, unknown>) =>
  world.server.world.give(world.tablet, name, 'intent', args)
const later = () => new Promise((resolve) => setTimeout(resolve, 1_050))

it('[TP2] each is told how many stand before; a call moves all of them', async () => {
  const tickets = [await world.issue(), await world.issue(), await world.issue()]
  const ahead = () =>
    Promise.all(tickets.map(async ({ token }) => (await world.ticket(token)).body.line?.ahead ?? null))
  expect(await ahead()).toEqual([0, 1, 2])
  await give('call_ticket', { ticket_id: tickets[0]?.id, counter_id: world.branch.counters[0] })
  await later()
  expect(await ahead()).toEqual([null, 0, 1])
})

it('[TP1] an answer that has not changed is not sent again', async () => {
  const { token, id } = await world.issue()
  await later()
  const first = await world.ticket(token)
  const etag = String(first.headers.get('etag'))
  await later()
  const same = await world.ticket(token, { 'if-none-match': etag })
  expect([same.status, same.body, same.headers.get('etag')]).toEqual([304, '', etag])
  await give('cancel_ticket', { ticket_id: id })
  await later()
  expect(await world.ticket(token, { 'if-none-match': etag })).toMatchObject({
    status: 200,
    body: { state: 'cancelled' },
  })
})

it('[TP4] who was sent on is told so, and to which counter', async () => {
  const { token, id } = await world.issue()
  await world.ticket(token)
  await give('call_ticket', { ticket_id: id, counter_id: world.branch.counters[1] })
  await give('transfer_ticket', { ticket_id: id, to: { counter_id: world.branch.counters[0] } })
  await later()
  expect((await world.ticket(token)).body).toMatchObject({ state: 'waiting', sent_on: { counter: '1' } })
})

it('[TP2] who has just come is told to ask again soon, and then stands in the line', async () => {
  const before = await world.issue()
  await world.ticket(before.token)
  const { token } = await world.issue()
  expect((await world.ticket(token)).body).toMatchObject({ state: 'waiting', line: null, next_ms: 1_500 })
  await later()
  expect((await world.ticket(token)).body).toMatchObject({ line: { ahead: expect.any(Number) }, next_ms: 16_000 })
})

it('[TP3] a secret that opened a ticket is looked at each time', async () => {
  const { id, token } = await world.issue()
  expect((await world.ticket(token)).status).toBe(200)
  for (let n = 0; n < 2; n += 1) expect((await world.ticket(world.token(id, 'wrong-wrong-wrong-1'))).status).toBe(404)
})

it('[TP6] without keys of the installation no phone is asked, and none is kept', async () => {
  const { token } = await world.issue()
  expect((await world.ticket(token)).body.push_key).toBeNull()
  const p256dh = 'BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4'
  const subscription = { endpoint: 'https://fcm.googleapis.com/x', p256dh, auth: 'A'.repeat(22) }
  const body = { on: true, language: 'fr', subscription }
  expect(await world.server.ask(`/api/t/${token}/push`, { body })).toMatchObject({
    ...{ status: 409, body: { code: 'service_unavailable' } },
  })
})
