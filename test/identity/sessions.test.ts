import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { AppServer, type Asked } from '../setup/app-server.ts'
import type { Branch } from '../setup/world.ts'
import { aPerson, cookieOf, notes, type Person, refresh, signIn } from './people.ts'

let server: AppServer
let branch: Branch

beforeAll(async () => {
  server = await AppServer.open()
  branch = await server.world.addBranch()
})
afterAll(() => server.close())

const idOf = (answer: Asked): string => answer.body.session.id
const tokenOf = (answer: Asked): string => answer.body.access_token
const isIn = async (answer: Asked): Promise<boolean> =>
  (await server.ask('/api/me', { token: tokenOf(answer) })).status === 200

async function twice(person?: Person): Promise<[Person, Asked, Asked]> {
  const who = person ?? (await aPerson(server, branch))
  return [who, await signIn(server, who), await signIn(server, who)]
}

describe('[ID6] signing out here', () => {
  it('ends this session at once, its cookie with it, and no other', async () => {
    const [person, here, there] = await twice()
    const answer = await server.ask('/api/sign-out', { token: tokenOf(here), body: { session_id: idOf(here) } })
    expect(answer.status).toBe(204)
    expect(cookieOf(answer)).toBeNull()
    expect([await isIn(here), await isIn(there)]).toEqual([false, true])
    expect((await refresh(server, idOf(here), cookieOf(here))).status).toBe(401)
    const [note] = (await notes(server, branch.tenantId, 'signed_out')).slice(-1)
    expect(note).toMatchObject({ actor_id: person.staffId, details: { ended: idOf(here) } })
  })

  it('takes no other session’s name', async () => {
    const [, here, there] = await twice()
    for (const session_id of [idOf(there), randomUUID()]) {
      const answer = await server.ask('/api/sign-out', { token: tokenOf(here), body: { session_id } })
      expect(answer).toMatchObject({ status: 404, body: { code: 'not_found' } })
    }
    expect(await isIn(there)).toBe(true)
  })

  it('is done once', async () => {
    const [, here] = await twice()
    const out = () => server.ask('/api/sign-out', { token: tokenOf(here), body: { session_id: idOf(here) } })
    expect([(await out()).status, (await out()).status]).toEqual([204, 401])
  })
})

it('[ID6] signing out everywhere ends all sessions of the person, and nobody else’s', async () => {
  const [, here, there] = await twice()
  const stranger = await signIn(server, await aPerson(server, branch))
  const answer = await server.ask('/api/sign-out-everywhere', { method: 'POST', token: tokenOf(here) })
  expect(answer.status).toBe(204)
  expect([await isIn(here), await isIn(there), await isIn(stranger)]).toEqual([false, false, true])
  expect((await refresh(server, idOf(there), cookieOf(there))).status).toBe(401)
})

it('signing out everywhere leaves the session under which the server itself speaks for a person', async () => {
  const [person, here] = await twice()
  const { rows } = await server.world.root.query(
    `insert into app.staff_sessions (tenant_id, staff_id, device_id, started_at, expires_at, method)
     values ($1, $2, null, app.now(), app.now() + interval '1 day', 'own') returning id`,
    [person.tenantId, person.staffId],
  )
  await server.ask('/api/sign-out-everywhere', { method: 'POST', token: tokenOf(here) })
  const { rows: after } = await server.world.root.query('select ended_at from app.staff_sessions where id = $1', [
    rows[0].id,
  ])
  expect(after).toEqual([{ ended_at: null }])
})

describe('the list of sessions', () => {
  it('shows the person’s own that stand, with where they are and which one asks', async () => {
    const person = await aPerson(server, branch)
    const tablet = await server.world.addDevice(branch, 'tablet')
    const atTablet = await signIn(server, person, {}, { token: await server.deviceToken(tablet) })
    const [, here, gone] = await twice(person)
    await server.ask('/api/sign-out', { token: tokenOf(gone), body: { session_id: idOf(gone) } })
    await signIn(server, await aPerson(server, branch))
    const { body, headers } = await server.ask('/api/sessions', { token: tokenOf(here) })
    expect(headers.get('cache-control')).toBe('no-store')
    expect(body.sessions).toMatchObject([
      { id: idOf(here), device_id: null, device_name: null, method: 'password', is_current: true },
      { id: idOf(atTablet), device_id: tablet.deviceId, device_name: 'tablet', is_current: false },
    ])
  })

  it('tells nothing of tokens and addresses', async () => {
    const [, here] = await twice()
    const { body } = await server.ask('/api/sessions', { token: tokenOf(here) })
    expect(Object.keys(body.sessions[0]).sort()).toEqual(
      'browser device_id device_name expires_at id is_current method seen_at started_at'.split(' '),
    )
  })
})

describe('ending a session by its id', () => {
  it('ends another one of one’s own', async () => {
    const [, here, there] = await twice()
    const answer = await server.ask(`/api/sessions/${idOf(there)}`, { method: 'DELETE', token: tokenOf(here) })
    expect(answer.status).toBe(204)
    expect([await isIn(here), await isIn(there)]).toEqual([true, false])
  })

  it('[ID17] knows no session of a colleague, of another bank, of nobody, none that ended', async () => {
    const [, here, gone] = await twice()
    await server.ask(`/api/sessions/${idOf(gone)}`, { method: 'DELETE', token: tokenOf(here) })
    const colleague = await signIn(server, await aPerson(server, branch))
    const stranger = await signIn(server, await aPerson(server, await server.world.addBranch()))
    for (const id of [idOf(colleague), idOf(stranger), idOf(gone), randomUUID()]) {
      const answer = await server.ask(`/api/sessions/${id}`, { method: 'DELETE', token: tokenOf(here) })
      expect(answer).toMatchObject({ status: 404, body: { code: 'not_found' } })
    }
    expect([await isIn(colleague), await isIn(stranger)]).toEqual([true, true])
  })
})

it('a device’s token is no person’s', async () => {
  const token = await server.deviceToken(await server.world.addDevice(branch, 'tablet'))
  for (const path of ['/api/sessions', '/api/me']) expect((await server.ask(path, { token })).status).toBe(401)
})

it('[ID2] a token of a session that another person or tenant is said to have proves nothing', async () => {
  const [person, here] = await twice()
  const other = await server.world.addBranch()
  const forged = { tenantId: other.tenantId, staffId: person.staffId, sessionId: idOf(here) }
  const { token } = await server.identity.tokens.forPerson(forged)
  expect((await server.ask('/api/me', { token })).status).toBe(401)
})
