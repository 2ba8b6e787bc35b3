import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { AppServer } from '../setup/app-server.ts'
import { aCast, aPerson, type Cast, isStanding, notes, type Person, told } from './cast.ts'

let server: AppServer
let cast: Cast
let other: Cast

beforeAll(async () => {
  server = await AppServer.open()
  other = await aCast(server)
})
afterAll(() => server.close())
beforeEach(async () => {
  cast = await aCast(server)
})

const as = (person: Person, method: string, path: string, body?: unknown) =>
  server.ask(path, { method, token: person.token, body })
const change = (by: Person, id: string, body: unknown) => as(by, 'PATCH', `/api/staff/${id}`, body)
const aNew = (overrides: Record<string, unknown> = {}) => ({
  name: 'Leïla',
  email: `leila.${randomUUID()}@example.tn`,
  role: 'teller',
  branch_ids: [cast.branches[0]],
  ...overrides,
})
const column = async (id: string, expression: string) =>
  (await server.world.root.query(`select ${expression} as value from app.staff s where id = $1`, [id])).rows[0]?.value

describe('who is listed', () => {
  it('an admin sees everybody of the tenant, page by page by name, and nobody else', async () => {
    const ids: string[] = []
    for (let after = ''; ; ) {
      const { body } = await as(cast.admin, 'GET', `/api/staff?limit=1${after}`)
      ids.push(...body.staff.map((each: { id: string }) => each.id))
      if (body.next_after === null) break
      after = `&after=${body.next_after}`
    }
    const { rows } = await server.world.root.query('select id from app.staff where tenant_id = $1 order by name, id', [
      cast.tenantId,
    ])
    expect(ids).toEqual(rows.map((row) => row.id))
  })

  it('a manager sees those of the own branches, without their other branches and proofs', async () => {
    await server.world.root.query(
      'insert into app.staff_branches (tenant_id, staff_id, branch_id) values ($1, $2, $3)',
      [cast.tenantId, cast.teller.id, cast.branches[1]],
    )
    const { body } = await as(cast.manager, 'GET', '/api/staff')
    const shown = Object.fromEntries(body.staff.map((each: { id: string }) => [each.id, each]))
    expect(shown[cast.colleague.id]).toBeUndefined()
    expect(shown[cast.admin.id]).toBeUndefined()
    expect(shown[cast.teller.id]).toMatchObject({ branch_ids: [cast.branches[0]], has_password: null })
    expect(JSON.stringify(body)).not.toContain(cast.branches[1])
  })

  it('a teller sees nobody', async () => {
    expect(told(await as(cast.teller, 'GET', '/api/staff'))).toBe('403 not_allowed')
  })
})

describe('adding', () => {
  it('an admin adds a person who has no password yet', async () => {
    const { status, body } = await as(cast.admin, 'POST', '/api/staff', aNew({ email: 'Big@Example.tn' }))
    expect(status).toBe(201)
    expect(body.invitation_url).toMatch(/\/password#[\w-]{64}$/)
    const listed = (await as(cast.admin, 'GET', '/api/staff')).body.staff
    expect(listed.find((each: { id: string }) => each.id === body.staff_id)).toMatchObject({
      email: 'big@example.tn',
      role: 'teller',
      language: 'fr',
      branch_ids: [cast.branches[0]],
      has_password: false,
    })
    expect(JSON.stringify(await notes(server, cast.tenantId))).not.toMatch(/Leïla|big@/)
  })

  it('an e-mail serves once in a tenant, and again in another', async () => {
    const person = aNew()
    const twice = await Promise.all([1, 2].map(() => as(cast.admin, 'POST', '/api/staff', person)))
    expect(twice.map(told).sort()).toEqual(['201', '409 already_taken'])
    const there = { ...person, branch_ids: [other.branches[0]] }
    expect((await as(other.admin, 'POST', '/api/staff', there)).status).toBe(201)
  })

  it('a branch of another tenant, or none, is not found, and nobody is added', async () => {
    for (const branch of [other.branches[0], randomUUID()]) {
      const person = aNew({ branch_ids: [cast.branches[0], branch] })
      expect(told(await as(cast.admin, 'POST', '/api/staff', person))).toBe('404 not_found')
    }
    expect((await as(cast.admin, 'GET', '/api/staff')).body.staff.map((s: { name: string }) => s.name)).not.toContain(
      'Leïla',
    )
  })

  it.each([
    { role: 'operator' },
    { role: 'kiosk' },
    { name: '\u202eevil' },
    { name: 'x\0' },
    { email: 'a@b@c' },
    { branch_ids: ['x'] },
    { branch_ids: Array(201).fill(randomUUID()) },
    { language: 'xx' },
  ])('bad input %j is malformed', async (bad) => {
    expect(told(await as(cast.admin, 'POST', '/api/staff', aNew(bad)))).toBe('400 malformed')
  })

  it('the database itself gives a tenant no operator', async () => {
    const values = [cast.tenantId, cast.admin.sessionId, JSON.stringify(aNew({ role: 'operator' })), [], 'h']
    await expect(server.world.api.query('select app.add_staff($1, $2, $3, $4, $5)', values)).rejects.toMatchObject({
      message: 'malformed',
    })
  })
})

describe('changing', () => {
  it('name, language and branches change, and the session stands', async () => {
    const before = await column(cast.teller.id, 's.version')
    const patch = { name: 'Ame\u0301lie', language: 'ar', branch_ids: [cast.branches[1], cast.branches[1]] }
    const { status, body } = await change(cast.admin, cast.teller.id, patch)
    expect(status).toBe(200)
    expect(body).toMatchObject({ name: 'Amélie', language: 'ar', branch_ids: [cast.branches[1]] })
    expect(body.version).toBe(Number(before) + 1)
    expect(await isStanding(server, cast.teller.sessionId)).toBe(true)
    const [note] = await notes(server, cast.tenantId, 'staff_changed')
    expect(note).toMatchObject({ subject_id: cast.teller.id, details: { fields: ['name', 'language', 'branch_ids'] } })
    expect((await change(cast.admin, cast.teller.id, patch)).body.version).toBe(Number(before) + 1)
    expect(await notes(server, cast.tenantId, 'staff_changed')).toHaveLength(1)
  })

  it.each([
    [{ role: 'manager' }, 'role_changed'],
    [{ active: false }, 'deactivated'],
    [{ role: 'manager', active: false }, 'role_changed'],
  ])('[ID6] %j ends all sessions', async (patch, reason) => {
    await server.signedIn(cast.tenantId, cast.teller.id)
    expect((await change(cast.admin, cast.teller.id, patch)).status).toBe(200)
    const { rows } = await server.world.root.query(
      `select array_agg(distinct coalesce(s.end_reason, 'stands')) as reasons from app.staff_sessions s where s.staff_id = $1`,
      [cast.teller.id],
    )
    expect(rows).toEqual([{ reasons: [reason] }])
    expect(told(await as(cast.teller, 'GET', '/api/staff'))).toBe('401 unauthenticated')
    expect(await isStanding(server, cast.colleague.sessionId)).toBe(true)
  })

  it('[PE2] nobody changes the own role, not even up', async () => {
    await aPerson(
      { world: server.world, signedIn: server.signedIn.bind(server) },
      { tenantId: cast.tenantId, role: 'admin' },
    )
    expect(told(await change(cast.admin, cast.admin.id, { role: 'teller' }))).toBe('403 not_allowed')
    expect(told(await change(cast.manager, cast.manager.id, { role: 'admin' }))).toBe('403 not_allowed')
    expect((await change(cast.admin, cast.admin.id, { role: 'admin', name: 'Still' })).status).toBe(200)
  })

  it('[PE2] the last active admin stays, and no operator is made', async () => {
    expect(told(await change(cast.admin, cast.admin.id, { active: false }))).toBe('409 last_admin')
    expect(told(await change(cast.admin, cast.teller.id, { role: 'operator' }))).toBe('400 malformed')
    expect(told(await change(cast.admin, cast.teller.id, { email: 'x@example.tn' }))).toBe('400 malformed')
  })

  it('[PE2] of two admins who take each other’s role at the same moment, one remains', async () => {
    const parts = { world: server.world, signedIn: server.signedIn.bind(server) }
    for (let round = 0; round < 5; round += 1) {
      const { tenantId } = await server.world.addBranch()
      const [one, two] = [
        await aPerson(parts, { tenantId, role: 'admin' }),
        await aPerson(parts, { tenantId, role: 'admin' }),
      ]
      await Promise.all([change(one, two.id, { role: 'teller' }), change(two, one.id, { active: false })])
      const { rows } = await server.world.root.query(
        `select count(*)::int as n from app.staff where tenant_id = $1 and role = 'admin' and active`,
        [tenantId],
      )
      expect(rows).toEqual([{ n: 1 }])
    }
  })
})

describe('access', () => {
  it('[ID9] a new invitation ends the older one', async () => {
    for (const _ of [1, 2])
      expect((await as(cast.admin, 'POST', `/api/staff/${cast.teller.id}/invitation`)).status).toBe(201)
    const { rows } = await server.world.root.query(
      'select expires_at > app.now() as serves from app.password_links where staff_id = $1 order by created_at',
      [cast.teller.id],
    )
    expect(rows).toEqual([{ serves: false }, { serves: true }])
  })

  it('a deactivated person is not invited, and has no link left', async () => {
    await as(cast.admin, 'POST', `/api/staff/${cast.teller.id}/invitation`)
    await change(cast.admin, cast.teller.id, { active: false })
    const { rows } = await server.world.root.query(
      'select from app.password_links where staff_id = $1 and expires_at > app.now()',
      [cast.teller.id],
    )
    expect(rows).toEqual([])
    expect(told(await as(cast.admin, 'POST', `/api/staff/${cast.teller.id}/invitation`))).toBe('409 wrong_state')
  })

  it('[PE3] nobody gets a link to an equal’s password or the own, nor takes the own second factor away', async () => {
    const parts = { world: server.world, signedIn: server.signedIn.bind(server) }
    const equal = await aPerson(parts, { tenantId: cast.tenantId, role: 'admin' })
    expect((await as(cast.admin, 'POST', `/api/staff/${equal.id}/invitation`)).status).toBe(201)
    await server.world.root.query(
      `insert into app.staff_credentials (staff_id, tenant_id, password_hash) select id, tenant_id, 'h' from app.staff where id = any ($1)`,
      [[equal.id, cast.admin.id, cast.teller.id]],
    )
    for (const { id } of [equal, cast.admin])
      expect(told(await as(cast.admin, 'POST', `/api/staff/${id}/invitation`))).toBe('403 not_allowed')
    expect((await as(cast.admin, 'POST', `/api/staff/${cast.teller.id}/invitation`)).status).toBe(201)
    const own = `/api/staff/${cast.admin.id}/second-factor-reset`
    expect(told(await as(cast.admin, 'POST', own))).toBe('403 not_allowed')
    expect((await as(cast.admin, 'POST', `/api/staff/${equal.id}/second-factor-reset`)).status).toBe(204)
  })

  it('a lost second factor is taken away with its recovery codes and all sessions', async () => {
    await server.world.root.query(
      `insert into app.staff_credentials (staff_id, tenant_id, password_hash, totp_sealed, totp_at, totp_last_step)
       values ($1, $2, 'h', 'sealed', app.now(), 5)`,
      [cast.teller.id, cast.tenantId],
    )
    await server.world.root.query(
      'insert into app.recovery_codes (tenant_id, staff_id, code_hash) values ($1, $2, $3)',
      [cast.tenantId, cast.teller.id, 'c'],
    )
    expect((await as(cast.admin, 'POST', `/api/staff/${cast.teller.id}/second-factor-reset`)).status).toBe(204)
    const { rows } = await server.world.root.query(
      `select password_hash, totp_sealed, totp_at, totp_last_step, (select count(*)::int from app.recovery_codes r where r.staff_id = c.staff_id) as codes
       from app.staff_credentials c where staff_id = $1`,
      [cast.teller.id],
    )
    expect(rows).toEqual([{ password_hash: 'h', totp_sealed: null, totp_at: null, totp_last_step: null, codes: 0 }])
    expect(await isStanding(server, cast.teller.sessionId)).toBe(false)
    expect(await notes(server, cast.tenantId, 'second_factor_reset')).toMatchObject([
      { actor_id: cast.admin.id, subject_id: cast.teller.id, details: { sessions: 1 } },
    ])
  })

  it('[ID6] an admin signs a person out everywhere', async () => {
    expect((await as(cast.admin, 'POST', `/api/staff/${cast.teller.id}/sign-out`)).status).toBe(204)
    const { rows } = await server.world.root.query('select end_reason from app.staff_sessions where staff_id = $1', [
      cast.teller.id,
    ])
    expect(rows).toEqual([{ end_reason: 'taken_back' }])
  })

  it('[PE5] a person who left is erased: no name, e-mail, proof, link or browser is left, and the id is', async () => {
    const { teller } = cast
    await as(cast.admin, 'POST', `/api/staff/${teller.id}/invitation`)
    await server.world.root.query(`update app.staff_sessions set browser = 'Firefox of Amina' where staff_id = $1`, [
      teller.id,
    ])
    await server.world.root.query(
      `insert into app.staff_credentials (staff_id, tenant_id, password_hash) values ($1, $2, 'h')`,
      [teller.id, cast.tenantId],
    )
    expect(told(await as(cast.admin, 'POST', `/api/staff/${teller.id}/erase`))).toBe('409 wrong_state')
    await change(cast.admin, teller.id, { active: false, name: 'Amina Ben Salah' })
    for (const _ of [1, 2]) expect((await as(cast.admin, 'POST', `/api/staff/${teller.id}/erase`)).status).toBe(204)
    expect(await column(teller.id, 's.name')).toBe('Ancien employé')
    expect(await column(teller.id, 's.email')).toBeNull()
    for (const table of [
      'staff',
      'staff_credentials',
      'password_links',
      'staff_sessions',
      'staff_branches',
      'message_log',
      'audit_log',
    ]) {
      const { rows } = await server.world.root.query(
        `select t::text as text from app.${table} t where tenant_id = $1 and t::text ~* $2`,
        [cast.tenantId, `amina|${teller.email}`],
      )
      expect(rows, table).toEqual([])
    }
    const { rows } = await server.world.root.query('select from app.password_links where staff_id = $1', [teller.id])
    expect(rows).toEqual([])
  })
})

describe('every change of a person', () => {
  const requests = (id: string) =>
    [
      ['PATCH', `/api/staff/${id}`, { name: 'Eve' }],
      ['POST', `/api/staff/${id}/invitation`, undefined],
      ['POST', `/api/staff/${id}/second-factor-reset`, undefined],
      ['POST', `/api/staff/${id}/sign-out`, undefined],
      ['POST', `/api/staff/${id}/erase`, undefined],
    ] as const

  it('finds nobody of another tenant', async () => {
    for (const id of [other.teller.id, other.admin.id, randomUUID()])
      for (const [method, path, body] of requests(id))
        expect(told(await as(cast.admin, method, path, body)), path).toBe('404 not_found')
    expect(await isStanding(server, other.teller.sessionId)).toBe(true)
  })

  it.each(['manager', 'teller'] as const)('is not for a %s', async (role) => {
    for (const [method, path, body] of [...requests(cast.colleague.id), ['POST', '/api/staff', aNew()] as const])
      expect(told(await as(cast[role], method, path, body)), path).toBe('403 not_allowed')
  })

  it('is not for an operator, a device, an ended session or nobody', async () => {
    const { token } = await server.operator()
    for (const [method, path, body] of requests(cast.teller.id))
      expect(told(await server.ask(path, { method, token, body })), path).toBe('403 not_allowed')
    await server.world.root.query(
      `update app.staff_sessions set ended_at = app.now(), end_reason = 'signed_out' where id = $1`,
      [cast.admin.sessionId],
    )
    const device = await server.deviceToken(await server.world.addDevice(await server.world.addBranch(), 'console'))
    for (const bearer of [cast.admin.token, device, undefined])
      for (const [method, path, body] of requests(cast.teller.id))
        expect(told(await server.ask(path, { method, token: bearer, body })), path).toBe('401 unauthenticated')
    expect(await isStanding(server, cast.teller.sessionId)).toBe(true)
  })

  it('is not for a session that only sets its second factor up', async () => {
    await server.world.root.query('update app.staff_sessions set is_limited = true where id = $1', [
      cast.admin.sessionId,
    ])
    for (const [method, path, body] of requests(cast.teller.id))
      expect(told(await as(cast.admin, method, path, body)), path).toBe('403 totp_setup_required')
  })

  it.each(['x', '%00', '0'.repeat(500)])('an id like %j is malformed', async (id) => {
    for (const [method, path, body] of requests(id))
      expect(told(await as(cast.admin, method, path, body))).toBe('400 malformed')
  })
})
