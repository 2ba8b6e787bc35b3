import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { policies } from '../../server/limits/policies.ts'
import { PublicWorld, SECRET } from './public-world.ts'

let world: PublicWorld

beforeAll(async () => {
  world = await PublicWorld.open()
})
afterAll(() => world.close())

const wish = (token: string, body: Record<string, unknown>) =>
  world.server.ask(`/api/t/${token}/wish`, { body: { id: randomUUID(), ...body } })
const give = (name: string, kind: 'intent' | 'fact', args: Record<string, unknown>) =>
  world.server.world.give(world.tablet, name, kind, args)
const serve = async (id: string) => {
  await give('start_service', 'fact', { ticket_id: id, counter_id: world.branch.counters[0] })
  await give('complete_service', 'fact', { ticket_id: id, counter_id: world.branch.counters[0] })
}

it('[TP5] the holder leaves, and the page sees it at once', async () => {
  const { token } = await world.issue()
  expect((await world.ticket(token)).body.state).toBe('waiting')
  expect(await wish(token, { wish: 'leave' })).toMatchObject({ status: 200, body: { flags: [] } })
  expect((await world.ticket(token)).body).toMatchObject({ state: 'cancelled', next_ms: null })
})

it('[TP5] a wish that is sent again takes no second effect', async () => {
  const { token } = await world.issue()
  for (let n = 0; n < 3; n += 1) await world.issue()
  const id = randomUUID()
  const ask = () => world.server.ask(`/api/t/${token}/wish`, { body: { id, wish: 'pass', count: 1 } })
  const [first, second] = [await ask(), await ask()]
  expect([first.status, second.body]).toEqual([200, first.body])
  expect((await world.ticket(token)).body).toMatchObject({ passes_left: 1, line: { ahead: expect.any(Number) } })
})

it('[TP5] others are let pass as often as the tenant allows', async () => {
  const { token } = await world.issue()
  for (let n = 0; n < 4; n += 1) await world.issue()
  await new Promise((resolve) => setTimeout(resolve, 1_050))
  const before = (await world.ticket(token)).body.line.ahead
  expect(await wish(token, { wish: 'pass', count: 1 })).toMatchObject({ status: 200 })
  expect((await world.ticket(token)).body).toMatchObject({ passes_left: 1, line: { ahead: before + 1 } })
  expect(await wish(token, { wish: 'pass', count: 2 })).toMatchObject({ status: 200 })
  expect(await wish(token, { wish: 'pass', count: 1 })).toMatchObject({ status: 409, body: { code: 'let_pass_limit' } })
})

it('[TP5] after the visit it is rated, with words where the tenant wants them', async () => {
  const { id, token } = await world.issue()
  await serve(id)
  expect(await wish(token, { wish: 'feedback', score: 4 })).toMatchObject({ status: 200, body: { flags: [] } })
  expect((await world.ticket(token)).body).toMatchObject({ state: 'completed', feedback: 4, feedback_words: true })
  await wish(token, { wish: 'feedback', score: 5, text: 'quick' })
  expect(await world.server.world.ticket(id)).toMatchObject({ feedback_score: 5, feedback_text: 'quick' })
  const settings = (on: boolean) =>
    world.server.world.root.query('update app.tenant_settings set feedback_words = $1', [on])
  await settings(false)
  await wish(token, { wish: 'feedback', score: 3, text: 'rude' })
  await settings(true)
  expect(await world.server.world.ticket(id)).toMatchObject({ feedback_score: 3, feedback_text: 'quick' })
})

it('[TP5] what cannot be is refused by its code, without a counter or an id of anybody', async () => {
  const { id, token } = await world.issue()
  await give('call_ticket', 'intent', { ticket_id: id, counter_id: world.branch.counters[0] })
  expect(await wish(token, { wish: 'pass', count: 1 })).toMatchObject({ status: 409, body: { code: 'wrong_state' } })
  await serve(id)
  const refused = await wish(token, { wish: 'leave' })
  expect(refused).toMatchObject({ status: 409, body: { code: 'ticket_ended' } })
  expect(refused.body.details).toBeUndefined()
})

it('[TP5] wishes that are refused count as well: one ticket does not use up the commands of its branch', async () => {
  const { id, token } = await world.issue()
  await serve(id)
  const statuses: number[] = []
  for (let n = 0; n < policies.ticketWish.ticket.hard + 1; n += 1)
    statuses.push((await wish(token, { wish: 'leave' })).status)
  expect(statuses.slice(0, -1).every((status) => status === 409)).toBe(true)
  expect(statuses.at(-1)).toBe(429)
  // Whoever else is in line wishes on.
  expect(await wish((await world.issue()).token, { wish: 'leave' })).toMatchObject({ status: 200 })
})

it('[TP3] who lacks the secret wishes nothing, whatever is lacking', async () => {
  const { id } = await world.issue()
  const other = await world.server.world.addBranch()
  const tokens = [
    'x',
    world.token(id, `${SECRET}x`),
    world.token(randomUUID()),
    world.token(id, SECRET, other.tenantId),
  ]
  for (const token of tokens)
    for (const body of [{ wish: 'leave' }, { wish: 'feedback', score: 5 }])
      expect(await wish(token, body)).toMatchObject({ status: 404, body: { code: 'not_found' } })
  expect((await world.ticket(world.token(id))).body.state).toBe('waiting')
})

it.each([
  { wish: 'call_next' },
  { wish: 'pass' },
  { wish: 'pass', count: 0 },
  { wish: 'pass', count: 6 },
  { wish: 'feedback', score: 6 },
  { wish: 'feedback', score: 3, text: 'x'.repeat(501) },
  { wish: 'feedback', score: 3, text: 'a\u0000b' },
  { wish: 'leave', ticket_id: '0198c0de-0000-7000-8000-000000000001' },
  { wish: 'leave', id: 'x' },
])('[TP5] %j is malformed', async (body) => {
  const { token } = await world.issue()
  expect(await wish(token, body)).toMatchObject({ status: 400, body: { code: 'malformed' } })
})

it('[TP5] one ticket has so many wishes and no more', async () => {
  const { id, token } = await world.issue()
  await serve(id)
  await world.server.world.root.query(
    `insert into app.ticket_events (ticket_id, ordinal, tenant_id, branch_id, what, occurred_at, recorded_at, patch)
     select $1, 1000 + n, $2, $3, 'feedback', now(), now(), '{}' from generate_series(1, 40) n`,
    [id, world.branch.tenantId, world.branch.branchId],
  )
  const refused = await wish(token, { wish: 'feedback', score: 1 })
  expect(refused).toMatchObject({ status: 429, body: { code: 'too_many_commands' } })
})
