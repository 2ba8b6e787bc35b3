import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { AppServer } from '../setup/app-server.ts'
import { aCast, type Cast, isStanding, notes, told } from './cast.ts'

let server: AppServer
let cast: Cast
let operator: { token: string; staffId: string; tenantId: string }

beforeAll(async () => {
  server = await AppServer.open()
  cast = await aCast(server)
  operator = await server.operator()
})
afterAll(() => server.close())

const bank = (slug: string, overrides: Record<string, unknown> = {}) => ({
  slug,
  name: { ar: 'مصرف', fr: 'Banque', en: 'Bank' },
  admin: { name: 'Sonia', email: 'sonia@example.tn', language: 'ar' },
  ...overrides,
})
const add = (body: unknown, token = operator.token) => server.ask('/api/tenants', { token, body })

it('an operator adds a tenant whose first admin is invited, noted in both logs', async () => {
  const answer = await add(bank('banque-du-sud'))
  expect(answer.status).toBe(201)
  const { tenant_id, admin_id, invitation_url, expires_at } = answer.body
  expect(invitation_url).toMatch(/\/password#[\w-]{64}$/)
  expect(Date.parse(expires_at) - Date.now()).toBeGreaterThan(6.9 * 86_400_000)
  const { rows } = await server.world.root.query(
    `select s.role, s.email, s.language, s.active, x.tenant_id is not null as has_settings, y.tenant_id is not null as has_security
     from app.staff s left join app.tenant_settings x on x.tenant_id = s.tenant_id
     left join app.tenant_security y on y.tenant_id = s.tenant_id where s.tenant_id = $1`,
    [tenant_id],
  )
  expect(rows).toEqual([
    { role: 'admin', email: 'sonia@example.tn', language: 'ar', active: true, has_settings: true, has_security: true },
  ])
  const noted = await notes(server, tenant_id)
  expect(noted.map(({ action }) => action)).toEqual(['tenant_added', 'staff_added', 'password_link_made'])
  expect(noted.map(({ actor_id }) => actor_id)).toEqual(Array(3).fill(operator.staffId))
  expect(noted[1]?.subject_id).toBe(admin_id)
  expect(await notes(server, operator.tenantId, 'tenant_added')).toMatchObject([{ subject_id: tenant_id }])
})

it('a slug serves once, also for two who ask at the same time; nothing is left of the second', async () => {
  const answers = await Promise.all([1, 2, 3].map(() => add(bank('bank-twice'))))
  expect(answers.map(told).sort()).toEqual(['201', '409 already_taken', '409 already_taken'])
  expect(told(await add(bank('platform')))).toBe('409 already_taken')
  const { rows } = await server.world.root.query(
    `select count(*)::int as n from app.audit_log where action = 'tenant_added' and subject_id in (select id from app.tenants where slug in ('bank-twice', 'platform'))`,
  )
  expect(rows).toEqual([{ n: 2 }])
})

it.each([
  { slug: 'A' },
  { slug: 'a/b' },
  { slug: 'x'.repeat(42) },
  { name: { ar: 'x', fr: 'x' } },
  { name: { ar: 'x', fr: 'x', en: 'a\0' } },
  { admin: { name: 'x', email: 'x' } },
  { admin: null },
])('bad input %j is malformed', async (bad) => {
  expect(told(await add(bank('bad-input', bad)))).toBe('400 malformed')
})

it('[PE4] an operator sees of a tenant that it is there and how large, page by page, and nothing inside', async () => {
  const first = await server.ask('/api/tenants?limit=1', { token: operator.token })
  expect(first.body.tenants).toHaveLength(1)
  const all = [...first.body.tenants]
  for (let after = first.body.next_after; after !== null; ) {
    const { body } = await server.ask(`/api/tenants?limit=1&after=${after}`, { token: operator.token })
    all.push(...body.tenants)
    after = body.next_after
  }
  expect(all.map((each) => each.slug)).toEqual([...all.map((each) => each.slug)].sort())
  expect(all.map((each) => each.slug)).not.toContain('platform')
  const own = all.find((each) => each.id === cast.tenantId)
  expect(own).toMatchObject({ branches: 2 })
  expect(Object.keys(own).sort()).toEqual(['branches', 'created_at', 'id', 'is_demo', 'name', 'slug'])
})

describe('nobody but operators', () => {
  const requests = (id: string) =>
    [
      ['GET', '/api/tenants', undefined],
      ['POST', '/api/tenants', bank('not-allowed')],
      ['GET', '/api/operators', undefined],
      ['POST', '/api/operators', { name: 'Eve', email: 'eve@example.tn' }],
      ['PATCH', `/api/operators/${id}`, { active: false }],
    ] as const

  it.each(['admin', 'manager', 'teller'] as const)('not a tenant’s %s', async (role) => {
    for (const [method, path, body] of requests(operator.staffId))
      expect(told(await server.ask(path, { method, token: cast[role].token, body })), path).toBe('403 not_allowed')
    const refused = (await notes(server, cast.tenantId)).filter(({ actor_id }) => actor_id === cast[role].id)
    expect(refused.map(({ action, outcome }) => `${action} ${outcome}`)).toEqual([
      'manage_tenants refused',
      'manage_tenants refused',
      'manage_operators refused',
      'manage_operators refused',
      'manage_operators refused',
    ])
  })

  it('nobody who proves nothing, and no device', async () => {
    const device = await server.deviceToken(await server.world.addDevice(await server.world.addBranch(), 'console'))
    for (const token of [undefined, 'x', device])
      for (const [method, path, body] of requests(operator.staffId))
        expect(told(await server.ask(path, { method, token, body })), path).toBe('401 unauthenticated')
  })
})

describe('operators', () => {
  it('are invited by operators and told without what proves them', async () => {
    const made = await server.ask('/api/operators', {
      token: operator.token,
      body: { name: 'Nizar', email: 'Nizar@example.tn' },
    })
    expect(made.status).toBe(201)
    expect(made.body.invitation_url).toMatch(/\/password#[\w-]{64}$/)
    const again = { token: operator.token, body: { name: 'Nizar', email: 'nizar@example.tn' } }
    expect(told(await server.ask('/api/operators', again))).toBe('409 already_taken')
    const { body } = await server.ask('/api/operators', { token: operator.token })
    const shown = body.operators.find((each: { id: string }) => each.id === made.body.staff_id)
    expect(shown).toMatchObject({ email: 'nizar@example.tn', has_password: false, active: true })
    expect(JSON.stringify(body)).not.toMatch(/hash|sealed|sonia/)
  })

  it('[PE2] shut each other out, which ends sessions, but never the last one, not at the same time either', async () => {
    const others = [await server.operator(), await server.operator()]
    await server.world.root.query(`update app.staff set active = false where role = 'operator' and id <> all ($1)`, [
      others.map(({ staffId }) => staffId),
    ])
    const [one, two] = others
    if (one === undefined || two === undefined) throw new Error('nobody')
    const shut = (by: typeof one, whom: typeof one) =>
      server.ask(`/api/operators/${whom.staffId}`, { method: 'PATCH', token: by.token, body: { active: false } })
    const answers = await Promise.all([shut(one, two), shut(two, one)])
    // The second one finds that it was shut out itself, or that it would shut out the last.
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1)
    expect(answers.map(told).find((each) => each !== '200')).toMatch(/401 unauthenticated|409 last_admin/)
    const { rows } = await server.world.root.query(`select id from app.staff where role = 'operator' and active`)
    expect(rows).toHaveLength(1)
    const last = others.find(({ staffId }) => staffId === rows[0].id)
    if (last === undefined) throw new Error('nobody')
    expect(told(await shut(last, last))).toBe('409 last_admin')
    const { rows: open } = await server.world.root.query(
      'select id from app.staff_sessions where ended_at is null and staff_id = any ($1)',
      [others.map(({ staffId }) => staffId)],
    )
    expect(open).toHaveLength(1)
    expect(await isStanding(server, open[0].id)).toBe(true)
    operator = last
  })

  it('are not found among a tenant’s people, nor the other way round', async () => {
    for (const id of [cast.admin.id, randomUUID()])
      expect(
        told(
          await server.ask(`/api/operators/${id}`, { method: 'PATCH', token: operator.token, body: { active: false } }),
        ),
      ).toBe('404 not_found')
    expect(
      told(await server.ask(`/api/staff/${operator.staffId}/sign-out`, { method: 'POST', token: cast.admin.token })),
    ).toBe('404 not_found')
  })
})
