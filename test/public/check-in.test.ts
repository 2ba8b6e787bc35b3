import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { PublicWorld } from './public-world.ts'

let world: PublicWorld

beforeAll(async () => {
  world = await PublicWorld.open()
})
afterAll(() => world.close())

async function stored(number: string): Promise<Record<string, unknown>> {
  const { rows } = await world.server.world.root.query(
    'select to_jsonb(t) as t from app.tickets t where branch_id = $1 and number = $2',
    [world.branch.branchId, number],
  )
  expect(rows).toHaveLength(1)
  return rows[0].t
}

it('[ID17] who checks in gets a number with the server’s letter and the key to their own ticket', async () => {
  const { status, body, headers } = await world.checkIn()
  expect(status).toBe(200)
  expect(Object.keys(body).sort()).toEqual(['number', 'ticket_token'])
  expect(body.number).toMatch(/^A-[A-Z]+\d{2,}$/)
  expect(headers.get('cache-control')).toBe('no-store')
  const ticket = await world.ticket(body.ticket_token)
  expect(ticket.body).toMatchObject({ number: body.number, state: 'waiting' })
  expect(await stored(body.number)).toMatchObject({ origin: 'web', state: 'waiting' })
})

it('[OB4] asking again with the same client id gives the same ticket, also at once', async () => {
  const client_id = randomUUID()
  const answers = await Promise.all(Array.from({ length: 5 }, () => world.checkIn({ client_id })))
  expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200])
  expect(new Set(answers.map(({ body }) => JSON.stringify(body))).size).toBe(1)
  expect((await world.checkIn({ client_id: client_id.toUpperCase() })).body).toEqual(answers[0]?.body)
  expect((await world.checkIn()).body).not.toEqual(answers[0]?.body)
})

it('[ID17] the ticket’s id, which displays show, is not the client id and leads to no token', async () => {
  const client_id = randomUUID()
  const { body } = await world.checkIn({ client_id })
  const { id } = await stored(body.number)
  expect(id).not.toBe(client_id)
  expect((await world.checkIn({ client_id: randomUUID() })).body.ticket_token).not.toBe(body.ticket_token)
  expect((await world.ticket(world.token(String(id), client_id))).status).toBe(404)
})

it('a refusal is told with its facts, and another try later may succeed', async () => {
  const client_id = randomUUID()
  const { root } = world.server.world
  const saved = await root.query('select calendar from app.branches where id = $1', [world.branch.branchId])
  const setCalendar = (calendar: unknown) =>
    root.query('update app.branches set calendar = $2 where id = $1', [world.branch.branchId, JSON.stringify(calendar)])
  // Open for one minute of the day, which is not this one.
  const { rows } = await root.query(`select extract(hour from app.now() at time zone 'Africa/Tunis')::integer as hour`)
  const minute = rows[0].hour === 5 ? [{ from: '12:00', to: '12:01' }] : [{ from: '05:00', to: '05:01' }]
  await setCalendar({
    hours: Object.fromEntries(['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'].map((d) => [d, minute])),
  })
  const closed = await world.checkIn({ client_id })
  await setCalendar(saved.rows[0].calendar)
  expect(closed).toMatchObject({
    status: 409,
    body: { code: 'outside_hours', details: { opens_at: expect.any(String) } },
  })
  expect(await world.checkIn({ client_id })).toMatchObject({ status: 200 })
})

it('a service that may not be joined from afar is refused, whether retired or never offered', async () => {
  const [, service] = world.branch.services
  const { root } = world.server.world
  await root.query('update app.services set offers_web = false where id = $1', [service?.id])
  expect(await world.checkIn({ service_id: service?.id })).toMatchObject({
    status: 409,
    body: { code: 'service_unavailable' },
  })
})

it('[ID17] a branch that nobody has and one of nobody’s business are the same not_found', async () => {
  const answers = [
    await world.checkIn({}, { branchId: randomUUID() }),
    await world.checkIn({}, { branchId: randomUUID() }),
    await world.checkIn({}, { branchId: world.branch.tenantId }),
  ]
  for (const { status, body } of answers) {
    expect({ status, code: body.code, details: body.details }).toEqual({
      status: 404,
      code: 'not_found',
      details: undefined,
    })
  }
})

it('[ID17] another bank’s service and one that does not exist are the same unknown reference', async () => {
  const other = await world.server.world.addBranch()
  const answers = [other.services[0]?.id, randomUUID()].map((service_id) => world.checkIn({ service_id }))
  const [foreign, missing] = await Promise.all(answers)
  expect(foreign).toMatchObject({ status: 409, body: { code: 'unknown_reference' } })
  expect({ ...foreign?.body, request_id: '' }).toEqual({ ...missing?.body, request_id: '' })
})

it('a contact is kept where the service asks for one, and dropped where it does not', async () => {
  const contact = { name: 'Amel', phone: '+216 98 123 456' }
  const [, , asking] = world.branch.services
  const { root } = world.server.world
  await root.query('update app.services set asks_contact = (id = $1) where branch_id = $2', [
    asking?.id,
    world.branch.branchId,
  ])
  const dropped = await stored((await world.checkIn({ contact })).body.number)
  expect(dropped).toMatchObject({ contact_name: null, contact_phone: null, contact_expires_at: null })
  const kept = await stored((await world.checkIn({ service_id: asking?.id, contact })).body.number)
  expect(kept).toMatchObject({ contact_name: 'Amel', contact_phone: '+21698123456' })
  const { rows } = await root.query(
    `select count(*)::integer as n from app.commands where args::text like '%98123456%'`,
  )
  expect(rows[0].n).toBe(0)
})

const bad: [string, Record<string, unknown>][] = [
  ['no service', { service_id: undefined }],
  ['a service that is no id', { service_id: 'x' }],
  ['no client id', { client_id: undefined }],
  ['a client id that can be guessed', { client_id: '00000000-0000-0000-0000-000000000000' }],
  ['a client id made of the time', { client_id: '019a0000-1111-7222-8333-444455556666' }],
  ['another language', { language: 'de' }],
  ['a ticket id', { ticket_id: randomUUID() }],
  ['a secret', { secret: 'c2VjcmV0LXNlY3JldC0xMg' }],
  ['a tenant', { tenant_id: randomUUID() }],
  ['a null byte in a name', { contact: { name: 'A\0' } }],
  ['half a character in a name', { contact: { name: '\ud800' } }],
  ['an endless name', { contact: { name: 'x'.repeat(10_000) } }],
  ['a null byte in an answer', { answers: { q: '\0' } }],
  ['a deep answer', { answers: { q: { q: { q: 1 } } } }],
  ['a polluting answer', { answers: JSON.parse('{"__proto__": {"a": 1}}') }],
  ['too many answers', { answers: Object.fromEntries(Array.from({ length: 50 }, (_, n) => [`q${n}`, 'x'])) }],
  ['something else', { priority: true }],
]
it.each(bad)('%s is malformed', async (_, body) => {
  const answer = await world.checkIn(body, { address: '192.0.2.77' })
  expect(answer).toMatchObject({ status: 400, body: { code: 'malformed' } })
})

it('a body longer than a stranger needs is too large', async () => {
  const answer = await world.checkIn({ pad: 'x'.repeat(40_000) }, { address: '192.0.2.78' })
  expect(answer.status === 413 || answer.status === 400).toBe(true)
  const declared = await world.server.ask(`/api/branches/${world.branch.branchId}/check-in`, {
    body: 'x',
    headers: { 'content-length': '40000' },
    address: '192.0.2.78',
  })
  expect(declared).toMatchObject({ status: 413, body: { code: 'too_large' } })
})

it.each(['x', '%00', '1; drop table', 'é', '..%2f..', `${randomUUID()}%20`])(
  'a branch %j is malformed',
  async (branchId) => {
    const { status } = await world.checkIn({}, { branchId, address: '192.0.2.79' })
    expect([400, 404]).toContain(status)
  },
)

it('[ID17] the function behind it tells the outcome and the tenant, which the token needs, and nothing else', async () => {
  const args = JSON.stringify({
    service_id: randomUUID(),
    ticket_id: randomUUID(),
    language: 'fr',
    secret: 'x'.repeat(22),
  })
  const values = [world.branch.branchId, args, randomUUID()]
  const { rows } = await world.server.pools.api.query('select app.check_in_from_web($1, $2, $3) as answer', values)
  expect(rows[0].answer).toEqual({
    tenant_id: world.branch.tenantId,
    outcome: { kind: 'rejected', code: 'unknown_reference', details: { field: 'service_id' } },
    stopped: null,
  })
})

it('[ID17] the setting by which it finds the branch is seen by nobody but the owner, and does not outlive it', async () => {
  const { api } = world.server.pools
  const client = await api.connect()
  try {
    await client.query('begin')
    await client.query(`select set_config('app.asked_branch', $1, true)`, [world.branch.branchId])
    await expect(client.query('select id from app.branches')).rejects.toMatchObject({ code: '42501' })
    await client.query('rollback')
    await client.query('begin')
    await client.query('select app.check_in_from_web($1, $2, $3)', [world.branch.branchId, '{}', randomUUID()])
    const { rows } = await client.query(`select current_setting('app.asked_branch', true) as branch`)
    expect(rows[0].branch).toBe('')
    await client.query('rollback')
  } finally {
    client.release()
  }
})
