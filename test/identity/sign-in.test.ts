import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { AppServer } from '../setup/app-server.ts'
import type { Branch } from '../setup/world.ts'
import { aPerson, cookieOf, notes, type Person, signIn } from './people.ts'

let server: AppServer
let branch: Branch

beforeAll(async () => {
  server = await AppServer.open()
  branch = await server.world.addBranch()
})
afterAll(() => server.close())

const refused = { status: 401, body: { code: 'sign_in_failed' } }

describe('a sign-in with the right password', () => {
  it('answers tokens, session and person, and nothing that a cache may keep', async () => {
    const person = await aPerson(server, branch, 'manager')
    const answer = await signIn(server, person)
    expect(answer).toMatchObject({
      status: 200,
      body: {
        expires_in_s: 600,
        session: { device_id: null, is_limited: false },
        person: { id: person.staffId, role: 'manager', language: 'fr' },
      },
    })
    expect(answer.headers.get('cache-control')).toBe('no-store')
    expect(cookieOf(answer)).toContain(`__Host-refresh-${answer.body.session.id}=`)
    expect(JSON.stringify(answer.body)).not.toContain(cookieOf(answer)?.split('=')[1])
    expect((await server.ask('/api/me', { token: answer.body.access_token })).status).toBe(200)
  })

  it('takes bank and e-mail as people type them', async () => {
    const person = await aPerson(server, branch)
    const typed = { tenant: ` ${person.tenant.toUpperCase()} `, email: ` ${person.email.toUpperCase()}` }
    expect((await signIn(server, person, typed)).status).toBe(200)
    // Full-width letters, as some keyboards write them.
    expect((await signIn(server, person, { email: person.email.replace('s', '\uff53') })).status).toBe(200)
  })

  it('is an operator’s way in too, by the tenant of the installation', async () => {
    const person = await aPerson(server, branch)
    const { rows } = await server.world.root.query<{ id: string }>(`select id from app.tenants where is_platform`)
    const { staffId } = await server.operator()
    await server.world.root.query('update app.staff set email = $2 where id = $1', [staffId, 'ops@bank.tn'])
    await server.world.root.query(
      `insert into app.staff_credentials (tenant_id, staff_id, password_hash)
       select $1, $2, password_hash from app.staff_credentials where staff_id = $3`,
      [rows[0]?.id, staffId, person.staffId],
    )
    const answer = await signIn(server, person, { tenant: 'platform', email: 'ops@bank.tn' })
    expect(answer.body.person).toMatchObject({ id: staffId, role: 'operator' })
  })
})

describe('[ID7] the same answer is given', () => {
  const cases: [string, (person: Person) => Promise<Partial<Record<'tenant' | 'email' | 'password', string>>>][] = [
    ['to a wrong password', async () => ({ password: 'wrong horse battery' })],
    ['for an unknown tenant', async () => ({ tenant: 'no-such-bank' })],
    ['for an unknown person', async () => ({ email: 'nobody@bank.tn' })],
    [
      'for a person of another tenant',
      async () => ({ tenant: (await aPerson(server, await server.world.addBranch())).tenant }),
    ],
    [
      'for a deactivated person',
      async ({ staffId }) => {
        await server.world.root.query('update app.staff set active = false where id = $1', [staffId])
        return {}
      },
    ],
    [
      'for a person without a password',
      async ({ staffId }) => {
        await server.world.root.query('update app.staff_credentials set password_hash = null where staff_id = $1', [
          staffId,
        ])
        return {}
      },
    ],
    [
      'for a person who proves themselves otherwise only',
      async ({ staffId }) => {
        await server.world.root.query('delete from app.staff_credentials where staff_id = $1', [staffId])
        return {}
      },
    ],
    ['to a name that is a pattern', async () => ({ email: '%' })],
    ['to a name that is no text of SQL', async () => ({ email: `' or 1=1 --` })],
  ]
  it.each(cases)('%s', async (_, change) => {
    const person = await aPerson(server, branch)
    const answer = await signIn(server, person, await change(person))
    expect(answer).toMatchObject(refused)
    const { request_id: _id, ...body } = answer.body
    expect(body).toEqual({ code: 'sign_in_failed', message: expect.any(String) })
    expect(answer.headers.getSetCookie()).toEqual([])
  })
})

describe('[ID18] a failed sign-in is noted', () => {
  it('at the bank that was named, with the person if there is one', async () => {
    const other = await server.world.addBranch()
    const person = await aPerson(server, other)
    await signIn(server, person, { password: 'my other secret' })
    await signIn(server, person, { email: 'nobody@bank.tn' })
    const noted = await notes(server, other.tenantId, 'sign_in_failed')
    expect(noted).toMatchObject([
      { outcome: 'failed', subject_id: person.staffId, actor_id: null, details: { reason: 'password' } },
      { outcome: 'failed', subject_id: null, actor_id: null, details: { reason: 'unknown' } },
    ])
    expect(JSON.stringify(noted)).not.toMatch(/my other secret|nobody@/)
  })

  it('with why it failed, which the answer does not tell', async () => {
    const other = await server.world.addBranch()
    const [gone, invited] = [await aPerson(server, other), await aPerson(server, other)]
    await server.world.root.query('update app.staff set active = false where id = $1', [gone.staffId])
    await server.world.root.query('delete from app.staff_credentials where staff_id = $1', [invited.staffId])
    for (const person of [gone, invited]) await signIn(server, person)
    const noted = await notes(server, other.tenantId, 'sign_in_failed')
    expect(noted.map(({ details }) => details)).toEqual([{ reason: 'inactive' }, { reason: 'no_password' }])
  })

  it('with the platform where no bank has that name', async () => {
    const person = await aPerson(server, branch)
    const { rows } = await server.world.root.query('select id from app.tenants where is_platform')
    const before = (await notes(server, rows[0].id, 'sign_in_failed')).length
    await signIn(server, person, { tenant: 'no-such-bank-at-all' })
    const noted = await notes(server, rows[0].id, 'sign_in_failed')
    expect(noted).toHaveLength(before + 1)
    expect(JSON.stringify(noted)).not.toContain('no-such-bank-at-all')
  })
})

it('a browser must name the bank', async () => {
  const person = await aPerson(server, branch)
  const answer = await server.ask('/api/sign-in', { body: { email: person.email, password: 'x' } })
  expect(answer).toMatchObject({ status: 400, body: { code: 'malformed' } })
})

it('no password and no e-mail is in a line of the log', async () => {
  const person = await aPerson(server, branch)
  await signIn(server, person, { password: 'a very private phrase' })
  await signIn(server, person)
  expect(server.lines.length).toBeGreaterThan(0)
  expect(server.lines.join('')).not.toMatch(/private phrase|someone-|correct horse/)
})
