import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { AppServer, type Asked } from '../setup/app-server.ts'
import type { Branch } from '../setup/world.ts'
import { openTransaction } from '../sql/concurrency/in-transaction.ts'
import { aPerson, cookieOf, notes, PASSWORD, type Person, refresh, signIn } from './people.ts'

let server: AppServer
let branch: Branch
const NEW = 'violet teapot engine'

beforeAll(async () => {
  server = await AppServer.open()
  branch = await server.world.addBranch()
})
afterAll(() => server.close())

const change = (token: string, body: Record<string, unknown> = {}): Promise<Asked> =>
  server.ask('/api/me/password', { token, body: { current: PASSWORD, password: NEW, ...body } })

async function opened(): Promise<{ person: Person; answer: Asked; token: string }> {
  const person = await aPerson(server, branch)
  const answer = await signIn(server, person)
  return { person, answer, token: answer.body.access_token }
}

describe('[ID6] a password change', () => {
  it('ends all other sessions, keeps this one, and opens by the new password only', async () => {
    const { person, answer, token } = await opened()
    const other = await signIn(server, person)
    expect(await change(token)).toMatchObject({ status: 200, body: { sessions_ended: 1 } })
    expect((await server.ask('/api/me', { token: other.body.access_token })).status).toBe(401)
    expect((await refresh(server, other.body.session.id, cookieOf(other))).status).toBe(401)
    expect((await refresh(server, answer.body.session.id, cookieOf(answer))).status).toBe(200)
    expect((await signIn(server, person)).status).toBe(401)
    expect((await signIn(server, person, { password: NEW })).status).toBe(200)
  })

  it('is noted, without the password', async () => {
    const { person, token } = await opened()
    await change(token)
    const noted = (await notes(server, branch.tenantId, 'password_changed')).slice(-1)
    expect(noted).toMatchObject([
      { actor_id: person.staffId, subject_id: person.staffId, details: { sessions_ended: 0 } },
    ])
    expect(JSON.stringify(noted)).not.toMatch(/teapot|horse/)
  })

  it('[ID9] ends the links to choose one', async () => {
    const { person, token } = await opened()
    await server.world.root.query(
      `insert into app.password_links (tenant_id, token_hash, staff_id, purpose, created_at, expires_at)
       values ($1, 'x', $2, 'reset', app.now(), app.now() + interval '30 minutes')`,
      [person.tenantId, person.staffId],
    )
    await change(token)
    const { rows } = await server.world.root.query('select used_at from app.password_links where staff_id = $1', [
      person.staffId,
    ])
    expect(rows[0].used_at).not.toBeNull()
  })

  it('of two at once on one old password happens once', async () => {
    const { token } = await opened()
    const answers = await Promise.all([change(token), change(token, { password: 'another teapot engine' })])
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 401])
  })
})

describe('a password is not changed', () => {
  it.each([
    ['too short', 'teapot-42'],
    ['made of first guesses', 'motdepasse1'],
    ['of few characters', 'aaaaaaaaaaaab'],
  ])('to one that is %s', async (_, password) => {
    const { person, token } = await opened()
    expect(await change(token, { password })).toMatchObject({
      status: 400,
      body: { code: 'password_weak', details: { length_min: 10 } },
    })
    expect((await signIn(server, person)).status).toBe(200)
  })

  it('to one shorter than the bank asks for', async () => {
    const other = await server.world.addBranch()
    await server.world.root.query('update app.tenant_security set password_length_min = 24 where tenant_id = $1', [
      other.tenantId,
    ])
    const { body } = await signIn(server, await aPerson(server, other))
    expect(await change(body.access_token)).toMatchObject({ body: { details: { length_min: 24 } } })
  })

  it('[ID8] by a wrong current one, which counts as a wrong sign-in', async () => {
    const { person, token } = await opened()
    const wrong = { current: 'wrong horse battery' }
    for (let n = 0; n < 5; n += 1) {
      expect(await change(token, wrong)).toMatchObject({ status: 401, body: { code: 'sign_in_failed' } })
    }
    expect((await change(token)).status).toBe(429)
    expect((await signIn(server, person)).status).toBe(429)
    const [note] = (await notes(server, branch.tenantId, 'sign_in_failed')).slice(-1)
    expect(note).toMatchObject({ subject_id: person.staffId, details: { reason: 'own_password' } })
  })

  it('[ID8] by a wrong one at a device beyond that device’s tries', async () => {
    const person = await aPerson(server, branch)
    const device = await server.deviceToken(await server.world.addDevice(branch, 'tablet'))
    const { body } = await signIn(server, person, {}, { token: device })
    for (let n = 0; n < 5; n += 1) await change(body.access_token, { current: 'wrong horse battery' })
    expect((await signIn(server, person, {}, { token: device })).status).toBe(429)
    expect((await signIn(server, person)).status).toBe(200)
  })

  it('of somebody who has none: they prove themselves elsewhere', async () => {
    const { person, token } = await opened()
    await server.world.root.query('update app.staff_credentials set password_hash = null where staff_id = $1', [
      person.staffId,
    ])
    expect(await change(token)).toMatchObject({ status: 401, body: { code: 'sign_in_failed' } })
  })
})

/** Until somebody waits for a lock in this database. */
async function someoneWaits(): Promise<void> {
  await vi.waitFor(
    async () => {
      const { rows } = await server.world.root.query(
        `select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`,
      )
      expect(rows.length).toBeGreaterThan(0)
    },
    { timeout: 10_000 },
  )
}

it.each([
  ['password changes', `update app.staff_credentials set password_hash = 'x' where staff_id = $1`],
  ['person is deactivated', 'update app.staff set active = false where id = $1'],
])('no session begins for a right password whose %s at that moment', async (_, change) => {
  const person = await aPerson(server, branch)
  const client = await server.world.root.connect()
  try {
    await client.query('begin')
    await client.query('select 1 from app.staff where id = $1 for update', [person.staffId])
    await client.query(change, [person.staffId])
    const signing = signIn(server, person)
    await someoneWaits()
    await client.query('commit')
    expect(await signing).toMatchObject({ status: 401, body: { code: 'sign_in_failed' } })
  } finally {
    client.release()
  }
})

it('a password change and new recovery codes of one person wait for each other and never both for ever', async () => {
  const { person } = await opened()
  const { root, api } = server.world
  const { sessionId } = await server.signedIn(person.tenantId, person.staffId)
  const { rows } = await root.query<{ hash: string }>(
    `update app.staff_credentials set totp_sealed = 'x', totp_at = app.now() where staff_id = $1 returning password_hash as hash`,
    [person.staffId],
  )
  const held = await openTransaction(root)
  await held.client.query('select from app.staff_credentials where staff_id = $1 for update', [person.staffId])
  const of = [person.tenantId, sessionId, rows[0]?.hash]
  const wait = () => new Promise((resolve) => setTimeout(resolve, 100))
  // Both stand behind the held row, the codes first: they then want the person, whom the change has.
  const codes = api.query(`select app.renew_recovery_codes($1, $2, $3, '{a,b}', null)`, of)
  await wait()
  const changed = api.query(`select app.change_password($1, $2, $3, 'another hash', null)`, of)
  await wait()
  await held.commit()
  expect((await Promise.allSettled([codes, changed])).map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled'])
})
