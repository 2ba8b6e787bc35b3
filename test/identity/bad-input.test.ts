import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { AppServer } from '../setup/app-server.ts'
import type { Branch } from '../setup/world.ts'
import { aPerson, PASSWORD, type Person } from './people.ts'

let server: AppServer
let branch: Branch
let person: Person
let token: string

beforeAll(async () => {
  server = await AppServer.open()
  branch = await server.world.addBranch()
  person = await aPerson(server, branch)
  token = (await server.signedIn(person.tenantId, person.staffId)).token
})
afterAll(() => server.close())

const malformed = { status: 400, body: { code: 'malformed' } }
/** What a text may not be, whatever field it is in. */
const TEXTS: [string, unknown][] = [
  ['nothing', ''],
  ['a null byte', 'a\0b'],
  ['a line break', 'a\nb'],
  ['half a character', 'a\ud800'],
  ['very long', 'x'.repeat(5_000)],
  ['a number', 7],
  ['null', null],
  ['an array', ['a@bank.tn']],
  ['an object', { $ne: '' }],
  ['true', true],
]

describe.each(['tenant', 'email', 'password', 'code'])('a sign-in whose %s is', (field) => {
  it.each(TEXTS)('%s is malformed', async (_, value) => {
    const body = { tenant: person.tenant, email: person.email, password: PASSWORD, [field]: value }
    expect(await server.ask('/api/sign-in', { body })).toMatchObject(malformed)
  })
})

describe.each([
  ['POST', '/api/me/password', { current: PASSWORD, password: PASSWORD }, ['current', 'password']],
  ['POST', '/api/me/totp/confirm', { code: '123456' }, ['code']],
  ['POST', '/api/me/totp', { password: PASSWORD }, ['password']],
  ['DELETE', '/api/me/totp', { password: PASSWORD }, ['password']],
  ['POST', '/api/me/totp/recovery-codes', { password: PASSWORD }, ['password']],
] as const)('%s %s', (method, path, right, fields) => {
  it.each(TEXTS)('with %s in a field is malformed', async (_, value) => {
    for (const field of fields) {
      const answer = await server.ask(path, { method, token, body: { ...right, [field]: value } })
      expect(answer).toMatchObject(malformed)
    }
  })

  it('without a body, or with one that is no object, is malformed', async () => {
    expect(await server.ask(path, { method, token })).toMatchObject(malformed)
    for (const body of ['', '[]', 'null', '"x"', '{', '{}']) {
      expect(await server.ask(path, { method, token, body })).toMatchObject(malformed)
    }
  })
})

describe.each(['/api/refresh', '/api/sign-out'])('%s', (path) => {
  it.each([...TEXTS, ['almost an id', randomUUID().slice(1)], ['a cookie’s name', 'x=y; Path=/']])(
    'of a session that is %s is malformed',
    async (_, session_id) => expect(await server.ask(path, { token, body: { session_id } })).toMatchObject(malformed),
  )
})

it('a session’s id in a path is an id', async () => {
  for (const id of ['x', '%00', "1'%20or%20'1", '..%2f..', 'x'.repeat(3_000)]) {
    expect(await server.ask(`/api/sessions/${id}`, { method: 'DELETE', token })).toMatchObject(malformed)
  }
})

it('names that Unicode makes longer, turns round or lowers oddly are a failed sign-in', async () => {
  for (const email of ['\ufdfa'.repeat(254), '\u202emoc.knab@lema', 'İ@bank.tn', '🏦@bank.tn', '\u200b', 'ﬀ@bank.tn']) {
    const body = { tenant: person.tenant, email, password: PASSWORD }
    expect(await server.ask('/api/sign-in', { body })).toMatchObject({ status: 401, body: { code: 'sign_in_failed' } })
  }
})

it('a passphrase in any script, of any length that is typed, is judged and not broken', async () => {
  for (const password of ['حصان صحيح بطارية دبوس', '👩‍👧'.repeat(20), '\ufdfa'.repeat(200), ' ', '%s%n\\']) {
    const body = { tenant: person.tenant, email: `${randomUUID()}@bank.tn`, password }
    expect(await server.ask('/api/sign-in', { body })).toMatchObject({ status: 401, body: { code: 'sign_in_failed' } })
  }
})

it('fields that nobody asked for change nothing', async () => {
  const { body } = await server.ask('/api/sign-in', {
    body: {
      tenant: person.tenant,
      email: person.email,
      password: PASSWORD,
      role: 'admin',
      device_id: randomUUID(),
      is_limited: false,
      __proto__: { role: 'admin' },
    },
  })
  expect(body).toMatchObject({ person: { role: 'teller' }, session: { device_id: null } })
})

it('a header of a browser that is huge or strange leaves a session without a name', async () => {
  const body = { tenant: person.tenant, email: person.email, password: PASSWORD }
  for (const header of ['x'.repeat(7_000), '<script>', '%00', 'Firefox/'.repeat(500)]) {
    const answer = await server.ask('/api/sign-in', { body, headers: { 'user-agent': header } })
    expect(answer.status).toBe(200)
  }
})
