import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createOneTimeToken } from '../../server/auth/one-time-token.ts'
import { AppServer, type Asked } from '../setup/app-server.ts'
import type { Branch, Device } from '../setup/world.ts'
import { aPerson, cookieOf, notes, PASSWORD, refresh, signIn } from './people.ts'

let server: AppServer
let branch: Branch

beforeAll(async () => {
  server = await AppServer.open()
  branch = await server.world.addBranch()
})
afterAll(() => server.close())

type Opened = { sessionId: string; cookie: string | null; staffId: string }

async function aSession(device?: Device): Promise<Opened> {
  const person = await aPerson(server, branch)
  const token = device && (await server.deviceToken(device))
  const answer = await signIn(server, person, {}, token === undefined ? {} : { token })
  return { sessionId: answer.body.session.id, cookie: cookieOf(answer), staffId: person.staffId }
}

const query = async (text: string, values: unknown[] = []) => (await server.world.root.query(text, values)).rows
/** As if everything that served so far had served that much earlier. */
const age = (sessionId: string, seconds: number) =>
  query(`update app.refresh_tokens set used_at = used_at - make_interval(secs => $2) where session_id = $1`, [
    sessionId,
    seconds,
  ])
const live = async (sessionId: string): Promise<number> =>
  (await query('select 1 from app.refresh_tokens where session_id = $1 and used_at is null', [sessionId])).length
const endOf = async (sessionId: string) =>
  (await query('select end_reason from app.staff_sessions where id = $1', [sessionId]))[0].end_reason

function expectEnded(answer: Asked, sessionId: string): void {
  expect(answer).toMatchObject({ status: 401, body: { code: 'session_ended' } })
  expect(answer.headers.getSetCookie()).toEqual([
    expect.stringMatching(
      new RegExp(`^__Host-refresh-${sessionId}=; Max-Age=0; Path=/; HttpOnly; Secure; SameSite=Strict`),
    ),
  ])
}

describe('[ID4] a refresh token', () => {
  it('gives a new access token and its own successor', async () => {
    const { sessionId, cookie } = await aSession()
    const answer = await refresh(server, sessionId, cookie)
    expect(answer).toMatchObject({ status: 200, body: { session: { id: sessionId }, expires_in_s: 600 } })
    expect(cookieOf(answer)).not.toBe(cookie)
    expect(answer.headers.get('cache-control')).toBe('no-store')
    expect((await server.ask('/api/me', { token: answer.body.access_token })).status).toBe(200)
    expect(await live(sessionId)).toBe(1)
    expect((await refresh(server, sessionId, cookieOf(answer))).status).toBe(200)
  })

  it('that comes again within a minute gives a new successor, as an answer may have been lost; the unused one is void', async () => {
    const { sessionId, cookie } = await aSession()
    const lost = await refresh(server, sessionId, cookie)
    await age(sessionId, 50)
    const again = await refresh(server, sessionId, cookie)
    expect(again.status).toBe(200)
    expect(cookieOf(again)).not.toBe(cookieOf(lost))
    expect(await live(sessionId)).toBe(1)
    expect((await refresh(server, sessionId, cookieOf(again))).status).toBe(200)
  })

  it('that comes again after a minute ends the session', async () => {
    const { sessionId, cookie, staffId } = await aSession()
    const next = await refresh(server, sessionId, cookie)
    await age(sessionId, 61)
    expectEnded(await refresh(server, sessionId, cookie), sessionId)
    expect(await endOf(sessionId)).toBe('reuse')
    const [note] = (await notes(server, branch.tenantId, 'refresh_reused')).slice(-1)
    expect(note).toMatchObject({ session_id: sessionId, actor_id: staffId, subject_id: staffId })
    expectEnded(await refresh(server, sessionId, cookieOf(next)), sessionId)
    expect((await server.ask('/api/me', { token: next.body.access_token })).status).toBe(401)
  })

  it('that comes again days later ends the session of whoever renewed with it meanwhile', async () => {
    const { sessionId, cookie } = await aSession()
    const stolen = await refresh(server, sessionId, cookie)
    await age(sessionId, 3 * 86_400)
    await server.world.database.pool('worker').query('select app.job_purge_identity($1)', [branch.tenantId])
    expectEnded(await refresh(server, sessionId, cookie), sessionId)
    expect(await endOf(sessionId)).toBe('reuse')
    expectEnded(await refresh(server, sessionId, cookieOf(stolen)), sessionId)
  })

  it('that comes again once its successor has served ends the session, however soon', async () => {
    const { sessionId, cookie } = await aSession()
    const second = await refresh(server, sessionId, cookie)
    expect((await refresh(server, sessionId, cookieOf(second))).status).toBe(200)
    expectEnded(await refresh(server, sessionId, cookie), sessionId)
    expect(await endOf(sessionId)).toBe('reuse')
  })

  it('whose place another successor took ends the session when it comes late: two hold the family', async () => {
    const { sessionId, cookie } = await aSession()
    const first = await refresh(server, sessionId, cookie)
    const second = await refresh(server, sessionId, cookie)
    await age(sessionId, 61)
    expectEnded(await refresh(server, sessionId, cookieOf(first)), sessionId)
    expectEnded(await refresh(server, sessionId, cookieOf(second)), sessionId)
    expect(await endOf(sessionId)).toBe('reuse')
  })

  it('does not draw its minute out by coming again and again', async () => {
    const { sessionId, cookie } = await aSession()
    let voided = cookie
    for (let n = 0; n < 4; n += 1) {
      const answer = await refresh(server, sessionId, n % 2 === 0 ? cookie : voided)
      expect(answer.status).toBe(200)
      voided = cookieOf(await refresh(server, sessionId, cookie))
      await refresh(server, sessionId, cookie)
      await age(sessionId, 15)
    }
    expect(await endOf(sessionId)).toBeNull()
    expectEnded(await refresh(server, sessionId, voided), sessionId)
  })

  it('that comes twice at once keeps the session, with one live successor', async () => {
    for (let round = 0; round < 5; round += 1) {
      const { sessionId, cookie } = await aSession()
      const answers = await Promise.all(Array.from({ length: 6 }, () => refresh(server, sessionId, cookie)))
      expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200, 200])
      expect(await live(sessionId)).toBe(1)
      expect(await endOf(sessionId)).toBeNull()
    }
  })

  it('of another session, tenant, or of nobody renews nothing and ends nothing', async () => {
    const own = await aSession()
    const other = await aSession()
    const name = (sessionId: string, cookie: string | null) => `__Host-refresh-${sessionId}=${cookie?.split('=')[1]}`
    const foreign = createOneTimeToken((await server.world.addBranch()).tenantId).token
    const unknown = createOneTimeToken(branch.tenantId).token
    for (const cookie of [
      name(own.sessionId, other.cookie),
      other.cookie,
      `__Host-refresh-${own.sessionId}=${foreign}`,
      `__Host-refresh-${own.sessionId}=${unknown}`,
      `__Host-refresh-${own.sessionId}=`,
      `__Host-refresh-${own.sessionId}=${'A'.repeat(5_000)}`,
      `__Host-refresh-${own.sessionId}=%00%ff`,
      // Neither a cookie that another host of the site could set.
      own.cookie?.replace('__Host-', '') ?? '',
      own.cookie?.replace('__Host-', '__Secure-') ?? '',
      null,
    ]) {
      expectEnded(await refresh(server, own.sessionId, cookie), own.sessionId)
    }
    for (const { sessionId, cookie } of [own, other])
      expect((await refresh(server, sessionId, cookie)).status).toBe(200)
  })

  it('in the body or as a bearer proves nothing', async () => {
    const { sessionId, cookie } = await aSession()
    const token = cookie?.split('=')[1] ?? ''
    const body = { session_id: sessionId, refresh_token: token }
    expectEnded(await server.ask('/api/refresh', { body, token }), sessionId)
  })
})

describe('[ID6] no session is renewed', () => {
  it.each([
    ['that has expired', `update app.staff_sessions set expires_at = app.now() - interval '1 second' where id = $1`],
    ['that is at its end', `update app.staff_sessions set ends_at = app.now() - interval '1 second' where id = $1`],
    ['that was ended', `update app.staff_sessions set ended_at = app.now(), end_reason = 'everywhere' where id = $1`],
    [
      'of somebody who was deactivated',
      `update app.staff f set active = false from app.staff_sessions s where s.id = $1 and f.id = s.staff_id`,
    ],
  ])('%s', async (_, change) => {
    const { sessionId, cookie } = await aSession()
    await query(change, [sessionId])
    expectEnded(await refresh(server, sessionId, cookie), sessionId)
  })

  it('at a device that was revoked, or whose branch is no longer theirs; no token of the device is asked for', async () => {
    const tablet = await server.world.addDevice(branch, 'tablet')
    const [first, second] = [await aSession(tablet), await aSession(tablet)]
    const renewed = await refresh(server, first.sessionId, first.cookie)
    expect(renewed).toMatchObject({ status: 200, body: { session: { device_id: tablet.deviceId } } })
    await query('delete from app.staff_branches where staff_id = $1', [first.staffId])
    expectEnded(await refresh(server, first.sessionId, cookieOf(renewed)), first.sessionId)
    await query(`update app.devices set status = 'revoked' where id = $1`, [tablet.deviceId])
    expectEnded(await refresh(server, second.sessionId, second.cookie), second.sessionId)
  })
})

it('[ID5] a renewal moves expires_at, and ends_at never', async () => {
  const { sessionId, cookie } = await aSession()
  await query(
    `update app.staff_sessions set expires_at = app.now() + interval '1 minute', ends_at = app.now() + interval '3 hours' where id = $1`,
    [sessionId],
  )
  const { body } = await refresh(server, sessionId, cookie)
  expect(body.session.expires_at).toBe(body.session.ends_at)
  expect(Date.parse(body.session.ends_at) - Date.parse(body.server_time)).toBeLessThanOrEqual(3 * 3_600_000)
})

it('[ID10] an admin is limited from the next renewal on when the tenant comes to ask for a second factor', async () => {
  const other = await server.world.addBranch()
  const admin = await aPerson(server, other, 'admin')
  const opened = await signIn(server, admin)
  expect(opened.body.session.is_limited).toBe(false)
  await query('update app.tenant_security set totp_for_admins = true where tenant_id = $1', [other.tenantId])
  const renewed = await refresh(server, opened.body.session.id, cookieOf(opened))
  expect(renewed.body.session.is_limited).toBe(true)
})

describe('a page that is not ours', () => {
  it.each([
    'https://evil.example',
    'https://sub.localhost:3000',
    'null',
    'http://localhost:3001',
    'file://',
    'http://localhost:3000.evil.example',
    'x',
  ])('at %j renews nothing and clears nothing', async (origin) => {
    const { sessionId, cookie } = await aSession()
    const answer = await refresh(server, sessionId, cookie, { origin, host: 'localhost:3000' })
    expect(answer).toMatchObject({ status: 403, body: { code: 'not_allowed' } })
    expect(answer.headers.getSetCookie()).toEqual([])
    expect((await refresh(server, sessionId, cookie)).status).toBe(200)
  })

  it.each([
    ['http://localhost:3000', 'localhost:3000'],
    ['http://teller-1.localhost:3000', 'teller-1.localhost:3000'],
    ['http://127.0.0.1:4000', '127.0.0.1:4000'],
  ])('differs from %s as asked by %s', async (origin, host) => {
    const { sessionId, cookie } = await aSession()
    expect((await refresh(server, sessionId, cookie, { origin, host })).status).toBe(200)
  })

  it('cannot send a form or a text in a person’s name', async () => {
    const { sessionId, cookie } = await aSession()
    for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x']) {
      const headers = { cookie: cookie ?? '', 'content-type': type }
      const body = JSON.stringify({ session_id: sessionId })
      expect((await server.ask('/api/refresh', { body, headers })).status).toBe(415)
    }
    expect((await server.ask('/api/refresh', { method: 'POST', headers: { cookie: cookie ?? '' } })).status).toBe(400)
    expect((await refresh(server, sessionId, cookie)).status).toBe(200)
  })
})

it('no other route reads the cookie', async () => {
  const { cookie, sessionId } = await aSession()
  const headers = { cookie: cookie ?? '' }
  const body = { session_id: sessionId }
  expect((await server.ask('/api/me', { headers })).status).toBe(401)
  expect((await server.ask('/api/sessions', { headers })).status).toBe(401)
  expect((await server.ask('/api/sign-out', { headers, body })).status).toBe(401)
  expect((await server.ask('/api/me/password', { headers, body: { current: PASSWORD, password: 'x' } })).status).toBe(
    401,
  )
})

describe('[ID4] at a browser at which very many signed in', () => {
  const cookies = (count: number) => Array.from({ length: count }, () => `__Host-refresh-${randomUUID()}=x`)

  it('the oldest cookies go, so that the newest never make the head too long', async () => {
    const person = await aPerson(server, branch)
    const body = { tenant: person.tenant, email: person.email, password: PASSWORD }
    const held = cookies(42)
    const answer = await server.ask('/api/sign-in', { body, headers: { cookie: [...held, 'other=1'].join('; ') } })
    const [own, ...cleared] = answer.headers.getSetCookie()
    expect(own).toContain(answer.body.session.id)
    expect(cleared.map((each) => each.split('=')[0])).toEqual(held.slice(0, 3).map((each) => each.split('=')[0]))
    for (const each of cleared) expect(each).toMatch(/Max-Age=0/i)
  })

  it('a renewal keeps its own, however old', async () => {
    const { sessionId, cookie } = await aSession()
    const held = [String(cookie), ...cookies(40)].join('; ')
    const answer = await refresh(server, sessionId, held)
    expect(answer.status).toBe(200)
    const set = answer.headers.getSetCookie()
    expect(set.filter((each) => each.includes(sessionId))).toEqual([expect.not.stringMatching(/Max-Age=0/i)])
    expect(set).toHaveLength(2)
  })
})
