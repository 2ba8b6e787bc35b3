import { TOTP } from 'otpauth'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createSecretBox } from '../../server/auth/secret-box.ts'
import { AppServer, type Asked } from '../setup/app-server.ts'
import type { Branch } from '../setup/world.ts'
import { aPerson, notes, PASSWORD, type Person, signIn } from './people.ts'

let server: AppServer
let branch: Branch

beforeAll(async () => {
  server = await AppServer.open()
  branch = await server.world.addBranch()
})
afterAll(() => server.close())

const codeAt = (secret: string, steps = 0): string =>
  new TOTP({ secret }).generate({ timestamp: server.identity.now() + steps * 30_000 })
const post = (path: string, token: string, body?: unknown): Promise<Asked> =>
  server.ask(path, { method: 'POST', token, ...(body !== undefined && { body }) })
const begin = (token: string, password = PASSWORD): Promise<Asked> => post('/api/me/totp', token, { password })
const refused = { status: 401, body: { code: 'sign_in_failed' } }
const wrong = { status: 400, body: { code: 'code_wrong' } }

const setLastStep = (person: Person, value: string) =>
  server.world.root.query(`update app.staff_credentials set totp_last_step = ${value} where staff_id = $1`, [
    person.staffId,
  ])
/** Not so near the end of a step that a code made now is judged in the next. */
async function midStep(): Promise<void> {
  const leftMs = 30_000 - (server.identity.now() % 30_000)
  if (leftMs < 2_000) await new Promise((resolve) => setTimeout(resolve, leftMs + 10))
}

type Guarded = { person: Person; secret: string; codes: string[]; token: string }

/** Set up, and as if that had been a step ago: the present code has not served yet. */
async function guarded(role: 'teller' | 'admin' = 'teller', at = branch): Promise<Guarded> {
  const person = await aPerson(server, at, role)
  const { token } = await server.signedIn(person.tenantId, person.staffId)
  const { body } = await begin(token)
  const confirmed = await post('/api/me/totp/confirm', token, { code: codeAt(body.secret) })
  expect(confirmed.status).toBe(200)
  await setLastStep(person, 'totp_last_step - 1')
  return { person, secret: body.secret, codes: confirmed.body.recovery_codes, token }
}

describe('[ID10] setting up a second factor', () => {
  it('gives a secret for an app, and counts only once a code of it was shown', async () => {
    const person = await aPerson(server, branch)
    const { token } = await server.signedIn(person.tenantId, person.staffId)
    const begun = await begin(token)
    expect(begun.headers.get('cache-control')).toBe('no-store')
    expect(begun.body.secret).toMatch(/^[A-Z2-7]{32}$/)
    const uri = new URL(begun.body.uri)
    expect(uri.protocol).toBe('otpauth:')
    expect(Object.fromEntries(uri.searchParams)).toMatchObject({
      secret: begun.body.secret,
      algorithm: 'SHA1',
      digits: '6',
      period: '30',
    })
    expect((await signIn(server, person)).status).toBe(200)
    for (const code of ['000000', 'é12345', '१२३४५६', '💥💥💥', '12345678']) {
      expect(await post('/api/me/totp/confirm', token, { code })).toMatchObject(wrong)
    }
    expect((await signIn(server, person)).status).toBe(200)
    const confirmed = await post('/api/me/totp/confirm', token, { code: codeAt(begun.body.secret) })
    expect(new Set(confirmed.body.recovery_codes).size).toBe(10)
    expect(await signIn(server, person)).toMatchObject({ status: 401, body: { code: 'totp_required' } })
    expect((await server.ask('/api/me', { token })).body).toMatchObject({ has_totp: true, recovery_codes_left: 10 })
  })

  it('takes the latest secret that was begun, and is done once', async () => {
    const person = await aPerson(server, branch)
    const { token } = await server.signedIn(person.tenantId, person.staffId)
    const first = await begin(token)
    const second = await begin(token)
    expect(await post('/api/me/totp/confirm', token, { code: codeAt(first.body.secret) })).toMatchObject(wrong)
    const code = codeAt(second.body.secret)
    const both = await Promise.all([1, 2].map(() => post('/api/me/totp/confirm', token, { code })))
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409])
    for (const answer of [await begin(token), await post('/api/me/totp/confirm', token, { code })]) {
      expect(answer).toMatchObject({ status: 409, body: { code: 'already_done' } })
    }
  })

  it('begins by the password only: a session that was left open locks nobody out', async () => {
    const person = await aPerson(server, branch)
    const { token } = await server.signedIn(person.tenantId, person.staffId)
    expect(await begin(token, 'wrong horse battery')).toMatchObject(refused)
    expect((await post('/api/me/totp', token)).status).toBe(400)
    expect(await post('/api/me/totp/confirm', token, { code: '123456' })).toMatchObject(wrong)
  })

  it('is not confirmed before it was begun', async () => {
    const person = await aPerson(server, branch)
    const { token } = await server.signedIn(person.tenantId, person.staffId)
    expect(await post('/api/me/totp/confirm', token, { code: '123456' })).toMatchObject(wrong)
  })

  it('lets a limited session do what waited for it', async () => {
    const other = await server.world.addBranch()
    await server.world.root.query('update app.tenant_security set totp_for_admins = true where tenant_id = $1', [
      other.tenantId,
    ])
    const admin = await aPerson(server, other, 'admin')
    const { access_token: token } = (await signIn(server, admin)).body
    expect((await server.ask('/api/me', { token })).body.is_limited).toBe(true)
    const { body } = await begin(token)
    await post('/api/me/totp/confirm', token, { code: codeAt(body.secret) })
    expect((await server.ask('/api/me', { token })).body).toMatchObject({ is_limited: false, needs_totp: false })
    await setLastStep(admin, 'null')
    const again = await signIn(server, admin, { code: codeAt(body.secret) })
    expect(again.body.session.is_limited).toBe(false)
  })

  it('keeps secret and codes sealed and hashed', async () => {
    const { person, secret, codes } = await guarded()
    const { rows } = await server.world.root.query(
      `select to_jsonb(c)::text || (select jsonb_agg(r) from app.recovery_codes r where r.staff_id = c.staff_id)::text as kept
       from app.staff_credentials c where c.staff_id = $1`,
      [person.staffId],
    )
    expect(rows[0].kept).toContain('code_hash')
    for (const text of [secret, ...codes, ...codes.map((code) => code.replace('-', ''))]) {
      expect(rows[0].kept).not.toContain(text)
    }
  })
})

describe('[ID10] a sign-in with a second factor', () => {
  it('after wrong passwords, once their lock is over, needs no second wait between password and code', async () => {
    const { person, secret } = await guarded()
    for (let n = 0; n < 5; n += 1) expect(await signIn(server, person, { password: 'wrong' })).toMatchObject(refused)
    expect((await signIn(server, person)).status).toBe(429)
    await server.world.root.query(
      `update app_private.sign_in_locks set locked_until = app.now(), last_failed_at = app.now() - interval '30 s'
       where failures = 5`,
    )
    expect(await signIn(server, person)).toMatchObject({ status: 401, body: { code: 'totp_required' } })
    await midStep()
    expect((await signIn(server, person, { code: codeAt(secret) })).status).toBe(200)
  })

  it('asks for it only after the right password, and names its kind', async () => {
    const { person } = await guarded()
    expect(await signIn(server, person)).toMatchObject({
      status: 401,
      body: { code: 'totp_required', details: { method: 'totp' } },
    })
    expect(await signIn(server, person, { password: 'wrong horse battery' })).toMatchObject(refused)
  })

  it('takes the code of now, of half a minute ago and of half a minute to come; none farther off', async () => {
    for (const [steps, status] of [
      [-2, 400],
      [0, 200],
      [1, 200],
      [3, 400],
    ] as const) {
      const { person, secret } = await guarded()
      expect((await signIn(server, person, { code: codeAt(secret, steps) })).status, String(steps)).toBe(status)
    }
    const { person, secret } = await guarded()
    await setLastStep(person, 'null')
    await midStep()
    expect((await signIn(server, person, { code: codeAt(secret, -1) })).status).toBe(200)
  })

  it('takes a code as people type it', async () => {
    const { person, secret } = await guarded()
    const code = codeAt(secret)
    const typed = [...`${code.slice(0, 3)} ${code.slice(3)}`]
      .map((each) => (each === ' ' ? each : String.fromCharCode(0x660 + Number(each))))
      .join('')
    expect((await signIn(server, person, { code: typed })).status).toBe(200)
  })

  it('takes each code once, of two at once too', async () => {
    const { person, secret } = await guarded()
    const code = codeAt(secret)
    const both = await Promise.all([signIn(server, person, { code }), signIn(server, person, { code })])
    expect(both.map(({ status }) => status).sort()).toEqual([200, 400])
    expect(await signIn(server, person, { code })).toMatchObject(wrong)
  })

  it('takes no code that is older than one that served', async () => {
    const { person, secret } = await guarded()
    expect((await signIn(server, person, { code: codeAt(secret, 1) })).status).toBe(200)
    expect(await signIn(server, person, { code: codeAt(secret) })).toMatchObject(wrong)
  })

  it('takes the code that set it up no second time', async () => {
    const person = await aPerson(server, branch)
    const { token } = await server.signedIn(person.tenantId, person.staffId)
    const { secret } = (await begin(token)).body
    const code = codeAt(secret)
    expect((await post('/api/me/totp/confirm', token, { code })).status).toBe(200)
    expect(await signIn(server, person, { code })).toMatchObject(wrong)
  })

  it('takes nobody else’s code', async () => {
    const { person } = await guarded()
    const other = await guarded()
    expect(await signIn(server, person, { code: codeAt(other.secret) })).toMatchObject(wrong)
    expect(await signIn(server, person, { code: other.codes[0] ?? '' })).toMatchObject(wrong)
  })

  it('opens for nobody when its secret was sealed by another installation', async () => {
    const { person, secret } = await guarded()
    await server.world.root.query('update app.staff_credentials set totp_sealed = $2 where staff_id = $1', [
      person.staffId,
      createSecretBox('t'.repeat(32)).seal('totp', secret),
    ])
    expect(await signIn(server, person, { code: codeAt(secret) })).toMatchObject(wrong)
  })

  it('[ID8] counts wrong codes, and a right password without a code forgets none of them', async () => {
    const { person, secret } = await guarded()
    for (let n = 0; n < 5; n += 1) {
      expect((await signIn(server, person)).body.code).toBe('totp_required')
      expect(await signIn(server, person, { code: '000000' })).toMatchObject(wrong)
    }
    expect((await signIn(server, person, { code: codeAt(secret) })).status).toBe(429)
    expect((await signIn(server, person)).status).toBe(429)
    const noted = await notes(server, branch.tenantId, 'sign_in_failed')
    expect(noted.filter((each) => each.subject_id === person.staffId)).toHaveLength(5)
  })

  it('[ID8] counts no right password without a code', async () => {
    const { person, secret } = await guarded()
    for (let n = 0; n < 8; n += 1) expect((await signIn(server, person)).body.code).toBe('totp_required')
    expect((await signIn(server, person, { code: codeAt(secret) })).status).toBe(200)
  })
})

describe('[ID10] a recovery code', () => {
  it('serves once, as typed by hand, and is noted', async () => {
    const { person, codes } = await guarded()
    const code = (codes[3] ?? '').toLowerCase().replace('-', ' ').replaceAll('0', 'o').replaceAll('1', 'l')
    const both = await Promise.all([signIn(server, person, { code }), signIn(server, person, { code })])
    expect(both.map(({ status }) => status).sort()).toEqual([200, 400])
    expect(await signIn(server, person, { code: codes[3] ?? '' })).toMatchObject(wrong)
    expect((await signIn(server, person, { code: codes[4] ?? '' })).status).toBe(200)
    const noted = await notes(server, branch.tenantId, 'recovery_code_used')
    expect(noted.map(({ details }) => details)).toEqual([{ left: 9 }, { left: 8 }])
  })

  it('is replaced with all others, by the password', async () => {
    const { person, codes, token } = await guarded()
    const path = '/api/me/totp/recovery-codes'
    expect(await post(path, token, { password: 'wrong horse battery' })).toMatchObject(refused)
    const renewed = await post(path, token, { password: PASSWORD })
    expect(renewed.body.recovery_codes).toHaveLength(10)
    expect(await signIn(server, person, { code: codes[0] ?? '' })).toMatchObject(wrong)
    expect((await signIn(server, person, { code: renewed.body.recovery_codes[0] })).status).toBe(200)
  })

  it('is given to nobody without a second factor', async () => {
    const person = await aPerson(server, branch)
    const { token } = await server.signedIn(person.tenantId, person.staffId)
    const answer = await post('/api/me/totp/recovery-codes', token, { password: PASSWORD })
    expect(answer).toMatchObject({ status: 409, body: { code: 'wrong_state' } })
  })
})

describe('[ID10] taking the second factor away', () => {
  const remove = (token: string, password = PASSWORD) =>
    server.ask('/api/me/totp', { method: 'DELETE', token, body: { password } })

  it('asks for the password, and leaves no recovery code', async () => {
    const { person, token, codes } = await guarded()
    expect(await remove(token, 'wrong horse battery')).toMatchObject(refused)
    expect((await signIn(server, person)).body.code).toBe('totp_required')
    expect((await remove(token)).status).toBe(204)
    expect((await signIn(server, person)).status).toBe(200)
    expect((await server.ask('/api/me', { token })).body).toMatchObject({ has_totp: false, recovery_codes_left: 0 })
    expect(await remove(token)).toMatchObject({ status: 409, body: { code: 'already_done' } })
    expect(codes).toHaveLength(10)
  })

  it('is not an administrator’s to do where the bank asks for it, and the refusal is noted', async () => {
    const other = await server.world.addBranch()
    const { token, person } = await guarded('admin', other)
    const teller = await guarded('teller', other)
    await server.world.root.query('update app.tenant_security set totp_for_admins = true where tenant_id = $1', [
      other.tenantId,
    ])
    expect(await remove(token)).toMatchObject({ status: 403, body: { code: 'not_allowed' } })
    expect(await notes(server, other.tenantId, 'own_totp')).toMatchObject([
      { outcome: 'refused', actor_id: person.staffId },
    ])
    expect((await remove(teller.token)).status).toBe(204)
  })
})
