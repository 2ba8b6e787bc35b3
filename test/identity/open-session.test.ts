import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openSession, type ProvedPerson } from '../../server/sign-in/open-session.ts'
import { AppServer, type Asked } from '../setup/app-server.ts'
import type { Branch } from '../setup/world.ts'
import { aPerson, notes, type Person } from './people.ts'

let server: AppServer
let branch: Branch

beforeAll(async () => {
  server = await AppServer.open()
  branch = await server.world.addBranch()
  const { pools, identity } = server
  server.app.post('/open', async (c) => c.json(await openSession(c, { pools, identity }, await c.req.json())))
})
afterAll(() => server.close())

const FIREFOX = 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0'

const open = (person: Person, how: Partial<ProvedPerson> = {}): Promise<Asked> =>
  server.ask('/open', {
    body: { tenantId: person.tenantId, staffId: person.staffId, deviceId: null, method: 'oidc', ...how },
    headers: { 'user-agent': FIREFOX },
  })

const hours = (from: string, to: string) => (Date.parse(to) - Date.parse(from)) / 3_600_000

describe('[ID5] a session that begins', () => {
  it('stands for the idle hours of the tenant at a browser, and ends with its longest', async () => {
    const { body, headers } = await open(await aPerson(server, branch))
    expect(hours(body.server_time, body.session.expires_at)).toBeCloseTo(12, 3)
    expect(hours(body.server_time, body.session.ends_at)).toBeCloseTo(168, 3)
    expect(headers.getSetCookie()).toEqual([
      expect.stringMatching(
        new RegExp(
          `^__Host-refresh-${body.session.id}=[\\w-]{64}; Max-Age=43200; Path=/; HttpOnly; Secure; SameSite=Strict$`,
        ),
      ),
    ])
  })

  it('stands for the grace of the tenant at a device', async () => {
    const person = await aPerson(server, branch)
    const { deviceId } = await server.world.addDevice(branch, 'tablet')
    await server.world.root.query('update app.tenant_settings set offline_grace_hours = 3 where tenant_id = $1', [
      branch.tenantId,
    ])
    const { body } = await open(person, { deviceId })
    expect(body.session.device_id).toBe(deviceId)
    expect(hours(body.server_time, body.session.expires_at)).toBeCloseTo(3, 3)
  })

  it('tells its instants in UTC, whatever zone the database has', async () => {
    const person = await aPerson(server, branch)
    const client = await server.world.api.connect()
    try {
      await client.query(`set timezone = 'Africa/Lagos'`)
      const ask = async (call: string, values: unknown[]) =>
        JSON.stringify((await client.query(`select app.${call} as answer`, values)).rows[0].answer)
      const begun = await ask(`start_session($1, $2, null, 'oidc', null, null, 'zone-1', null)`, [
        person.tenantId,
        person.staffId,
      ])
      const of = [person.tenantId, JSON.parse(begun).session.id]
      const answers = [
        begun,
        await ask(`refresh_session($1, $2, 'zone-1', 'zone-2', null, null)`, of),
        await ask('own_profile($1, $2, null)', of),
        await ask('own_sessions($1, $2, null)', of),
      ]
      for (const answer of answers) {
        expect(answer).toContain('+00:00')
        expect(answer).not.toContain('+01:00')
      }
    } finally {
      client.release(true)
    }
  })

  it('never stands beyond its end', async () => {
    const other = await server.world.addBranch()
    await server.world.root.query(
      'update app.tenant_security set session_max_hours = 2, session_idle_hours = 12 where tenant_id = $1',
      [other.tenantId],
    )
    const { body } = await open(await aPerson(server, other))
    expect(body.session.expires_at).toBe(body.session.ends_at)
  })

  it('outlives its access token even where a device may not work alone', async () => {
    const other = await server.world.addBranch()
    await server.world.root.query('update app.tenant_settings set offline_grace_hours = 0 where tenant_id = $1', [
      other.tenantId,
    ])
    const { deviceId } = await server.world.addDevice(other, 'tablet')
    const { body } = await open(await aPerson(server, other), { deviceId })
    expect(hours(body.server_time, body.session.expires_at) * 3_600).toBeGreaterThan(body.expires_in_s)
  })
})

it('[ID18] a sign-in is noted with person, session, device, branch and way', async () => {
  const person = await aPerson(server, branch)
  const { deviceId } = await server.world.addDevice(branch, 'console')
  const { body } = await open(person, { deviceId })
  const [note] = (await notes(server, branch.tenantId, 'signed_in')).slice(-1)
  expect(note).toMatchObject({
    actor_id: person.staffId,
    actor_role: 'teller',
    session_id: body.session.id,
    device_id: deviceId,
    branch_id: branch.branchId,
    details: { method: 'oidc' },
    ip_hash: expect.stringMatching(/^[\w-]{22}$/),
  })
})

it('the database keeps a hash of the refresh token and a coarse name of the browser', async () => {
  const answer = await open(await aPerson(server, branch))
  const token = /=([\w-]{64});/.exec(answer.headers.getSetCookie()[0] ?? '')?.[1]
  const { rows } = await server.world.root.query(
    `select s.browser, t.token_hash from app.staff_sessions s join app.refresh_tokens t on t.session_id = s.id where s.id = $1`,
    [answer.body.session.id],
  )
  expect(rows).toEqual([{ browser: 'Firefox · Linux', token_hash: expect.stringMatching(/^[\w-]{43}$/) }])
  expect(rows[0].token_hash).not.toBe(token)
})

describe('[ID10] an admin whose tenant asks for a second factor', () => {
  it('gets a session that may only set it up, unless a provider proved them', async () => {
    const other = await server.world.addBranch()
    await server.world.root.query('update app.tenant_security set totp_for_admins = true where tenant_id = $1', [
      other.tenantId,
    ])
    const admin = await aPerson(server, other, 'admin')
    const { rows } = await server.world.root.query(
      'select password_hash from app.staff_credentials where staff_id = $1',
      [admin.staffId],
    )
    const password = { method: 'password', passwordHash: rows[0].password_hash } as const
    expect((await open(admin, password)).body.session.is_limited).toBe(true)
    expect((await open(admin)).body.session.is_limited).toBe(false)
    expect((await open(await aPerson(server, other, 'manager'), password)).body.session.is_limited).toBe(false)
  })
})

describe('[ID7] no session begins', () => {
  const refused = { status: 401, body: { code: 'sign_in_failed' } }

  it('for somebody who is no longer active', async () => {
    const person = await aPerson(server, branch)
    await server.world.root.query('update app.staff set active = false where id = $1', [person.staffId])
    const answer = await open(person)
    expect(answer).toMatchObject(refused)
    expect(answer.headers.getSetCookie()).toEqual([])
  })

  it('for a person of another tenant', async () => {
    const person = await aPerson(server, branch)
    expect(await open({ ...person, tenantId: (await server.world.addBranch()).tenantId })).toMatchObject(refused)
  })

  it('on a password that was changed meanwhile', async () => {
    const person = await aPerson(server, branch)
    expect(await open(person, { method: 'password', passwordHash: '$argon2id$the-old-one' })).toMatchObject(refused)
  })

  it.each(['kiosk', 'display'] as const)('at a %s', async (kind) => {
    const { deviceId } = await server.world.addDevice(branch, kind)
    expect(await open(await aPerson(server, branch), { deviceId })).toMatchObject(refused)
  })

  it('at a device that is revoked, of another branch, or of another tenant', async () => {
    const person = await aPerson(server, branch)
    const revoked = await server.world.addDevice(branch, 'tablet')
    await server.world.root.query(`update app.devices set status = 'revoked' where id = $1`, [revoked.deviceId])
    const elsewhere = await server.world.addDevice(
      await server.world.addBranch({ tenantId: branch.tenantId }),
      'tablet',
    )
    const foreign = await server.world.addDevice(await server.world.addBranch(), 'tablet')
    for (const { deviceId } of [revoked, elsewhere, foreign])
      expect(await open(person, { deviceId })).toMatchObject(refused)
  })
})
