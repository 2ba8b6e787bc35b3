import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { PublicWorld, SECRET } from './public-world.ts'

let world: PublicWorld

beforeAll(async () => {
  world = await PublicWorld.open()
})
afterAll(() => world.close())

const shapeOf = ({ status, body }: { status: number; body: Record<string, unknown> }) => ({
  status,
  body: { ...body, request_id: undefined },
})

it('[ID17] who holds the secret sees number, state and service, and no id of anybody', async () => {
  const { id, token, number } = await world.issue({ contact: { name: 'Amel', phone: '+21698123456' } })
  const { status, body, headers } = await world.ticket(token)
  expect(status).toBe(200)
  expect(body).toEqual({
    branch: { ar: expect.any(String), fr: expect.any(String), en: expect.any(String) },
    zone: 'Africa/Tunis',
    number,
    digits: 'latn',
    state: 'waiting',
    language: 'fr',
    services: [{ ar: 'A', fr: 'A', en: 'A' }],
    leg_index: 0,
    counter: null,
    queued_at: expect.any(String),
    called_at: null,
    ended_at: null,
    line: { ahead: 0, wait: null },
    sent_on: null,
    awaited_by: null,
    recalls: 0,
    passes_left: 2,
    feedback: null,
    feedback_words: true,
    push_key: null,
    next_ms: 4_000,
    server_time: expect.any(String),
  })
  expect(JSON.stringify(body)).not.toMatch(/[0-9a-f]{8}-[0-9a-f]{4}|Amel|98123456/)
  expect(JSON.stringify(body)).not.toContain(id)
  expect(headers.get('cache-control')).toBe('no-store')
})

it('a called ticket says where to go, a put back one no more', async () => {
  const { token } = await world.issue()
  const give = (name: string, args: Record<string, unknown>) =>
    world.server.world.give(world.tablet, name, 'intent', args)
  const { id } = await world.issue()
  await give('call_ticket', { ticket_id: id, counter_id: world.branch.counters[0] })
  const called = await world.ticket(world.token(id))
  expect(called.body).toMatchObject({ state: 'called', counter: '1', called_at: expect.any(String) })
  expect((await world.ticket(token)).body).toMatchObject({ state: 'waiting', counter: null, called_at: null })
})

it('[ID17] whatever does not open a ticket is answered alike', async () => {
  const { id, token } = await world.issue()
  const other = await world.server.world.addBranch()
  const nothing = [
    world.token(id, 'wrong-wrong-wrong-1'),
    world.token(id, `${SECRET}x`),
    world.token(id, SECRET.slice(0, -1)),
    world.token(id, SECRET.toUpperCase()),
    world.token(randomUUID()),
    world.token(id, SECRET, other.tenantId),
    world.token(id, SECRET, randomUUID()),
    token.slice(0, -10),
    `${token}%00`,
    'x',
    `${'A'.repeat(43)}${SECRET}`,
    encodeURIComponent(`' or 1=1 --${'x'.repeat(60)}`),
    'é'.repeat(60),
    'x'.repeat(8_000),
  ]
  const [first, ...others] = await Promise.all(nothing.map((each) => world.ticket(each)))
  expect(first).toMatchObject({ status: 404, body: { code: 'not_found' } })
  for (const answer of others) expect(shapeOf(answer)).toEqual(shapeOf(first as never))
  expect((await world.ticket(token)).status).toBe(200)
})

it('[ID17] a placeholder, which has no secret, is shown to nobody', async () => {
  const { world: base, pools } = world.server
  const id = randomUUID()
  const typed = { ticket_id: id, number: 'A-900', number_day: await base.today(world.branch), proof: 'typed' }
  expect(await base.give(world.tablet, 'adopt_ticket', 'fact', typed)).toMatchObject({ kind: 'applied' })
  expect(await base.ticket(id)).toMatchObject({ is_placeholder: true, secret_digest: null })
  for (const secret of ['', null, 'null', SECRET]) {
    const values = [world.branch.tenantId, id, secret]
    const { rows } = await pools.api.query('select app.public_ticket($1, $2, $3) as answer', values)
    expect(rows[0].answer).toBeNull()
  }
})

it('another id of a merged ticket opens it too', async () => {
  const { id, number } = await world.issue()
  const alias = randomUUID()
  await world.server.world.root.query(
    'insert into app.ticket_aliases (alias_id, tenant_id, branch_id, ticket_id, created_at) values ($1, $2, $3, $4, now())',
    [alias, world.branch.tenantId, world.branch.branchId, id],
  )
  expect((await world.ticket(world.token(alias))).body).toMatchObject({ number })
  expect((await world.ticket(world.token(alias, 'wrong-wrong-wrong-1'))).status).toBe(404)
})

it('one that has ended is told until its row is gone', async () => {
  const { id, token } = await world.issue()
  await world.server.world.give(world.tablet, 'cancel_ticket', 'intent', { ticket_id: id, reason: 'left' })
  expect((await world.ticket(token)).body).toMatchObject({ state: 'cancelled', ended_at: expect.any(String) })
})

it('[ID17] once its secret is erased nobody sees it any more', async () => {
  const { id, token } = await world.issue()
  await world.server.world.root.query(
    'update app.tickets set secret_digest = null, version = version + 1 where id = $1',
    [id],
  )
  expect((await world.ticket(token)).status).toBe(404)
})

it('many open pages of one ticket cost one question a second', async () => {
  const { id, token } = await world.issue()
  await new Promise((resolve) => setTimeout(resolve, 1_050))
  expect((await world.ticket(token)).body.state).toBe('waiting')
  await world.server.world.root.query(`update app.tickets set state = 'parked', version = version + 1 where id = $1`, [
    id,
  ])
  const soon = await Promise.all(Array.from({ length: 20 }, () => world.ticket(token)))
  expect(new Set(soon.map(({ body }) => body.state))).toEqual(new Set(['waiting']))
  await new Promise((resolve) => setTimeout(resolve, 1_050))
  expect((await world.ticket(token)).body.state).toBe('parked')
})

it('[ID17] what one page was told another secret is not told from memory', async () => {
  const { id, token } = await world.issue()
  expect((await world.ticket(token)).status).toBe(200)
  expect((await world.ticket(world.token(id, 'wrong-wrong-wrong-1'))).status).toBe(404)
})
