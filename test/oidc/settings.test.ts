import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { notes } from '../identity/people.ts'
import { AppServer } from '../setup/app-server.ts'
import { aBank, aTeller, type Bank, setOidc, start, subjectOf, told } from './bank.ts'

const ISSUER = 'https://login.bank-a.example'
const OTHER = 'https://login.bank-b.example/realm/'
const PATH = '/api/security/oidc'

let server: AppServer
let bank: Bank

beforeAll(async () => {
  server = await AppServer.open({ OIDC_ISSUERS: `${ISSUER},${OTHER}`, CORS_ORIGINS: 'https://board.example' })
})
afterAll(() => server.close())
beforeEach(async () => {
  bank = await aBank(server)
})

const read = (token = bank.admin) => server.ask(PATH, { token })
const remove = (token = bank.admin) => server.ask(PATH, { method: 'DELETE', token })
async function aLinkedTeller(): Promise<string> {
  const { id } = await aTeller(server, bank)
  await server.world.root.query('update app.staff set oidc_subject = $2 where id = $1', [id, 'a subject'])
  return id
}
const secretOf = async () =>
  (
    await server.world.root.query<{ secret_sealed: string | null }>(
      'select secret_sealed from app.oidc_providers where tenant_id = $1',
      [bank.tenantId],
    )
  ).rows[0]?.secret_sealed ?? null

describe('[ID11] the settings of a tenant’s provider', () => {
  it('are set and read without the secret, which is kept sealed, and noted by the names of the fields', async () => {
    expect(told(await read())).toBe('404 not_found')
    const expected = { issuer: ISSUER, client_id: 'blesaf', has_secret: true, is_enabled: true, version: 1 }
    const { status, body, headers } = await setOidc(server, bank, { issuer: ISSUER, client_secret: 'hunter2' })
    expect([status, body]).toEqual([200, expected])
    expect(headers.get('cache-control')).toBe('no-store')
    expect((await read()).body).toEqual(expected)
    expect(await secretOf()).not.toContain('hunter2')
    expect(server.identity.box.open('oidc', (await secretOf()) ?? '')).toBe('hunter2')
    const noted = await notes(server, bank.tenantId, 'oidc_changed')
    expect(noted.map(({ details }) => details)).toEqual([
      { fields: ['issuer', 'client_id', 'client_secret', 'is_enabled'] },
    ])
    expect(JSON.stringify(await notes(server, bank.tenantId, 'oidc_changed'))).not.toContain('hunter2')
    expect((await read((await aBank(server)).admin)).status).toBe(404)
  })

  it('keep a secret that is left out, drop one that is null, and note nothing where nothing changes', async () => {
    await setOidc(server, bank, { issuer: ISSUER })
    const sealed = await secretOf()
    const body = { issuer: ISSUER, client_id: 'blesaf', is_enabled: true }
    const put = (more: object) => server.ask(PATH, { method: 'PUT', token: bank.admin, body: { ...body, ...more } })
    expect((await put({ version: 1 })).body.version).toBe(1)
    expect((await put({ version: 1, is_enabled: false })).body).toMatchObject({ version: 2, has_secret: true })
    expect(await secretOf()).toBe(sealed)
    expect((await put({ version: 2, client_secret: null })).body.has_secret).toBe(false)
    const noted = await notes(server, bank.tenantId, 'oidc_changed')
    expect(noted.slice(1).map(({ details }) => details)).toEqual([
      { fields: ['is_enabled'] },
      { fields: ['client_secret', 'is_enabled'] },
    ])
  })

  it('send no secret of one issuer or client to another', async () => {
    await setOidc(server, bank, { issuer: ISSUER })
    const body = { issuer: OTHER, client_id: 'blesaf', is_enabled: true, version: 1 }
    const answer = await server.ask(PATH, { method: 'PUT', token: bank.admin, body })
    expect(answer.body).toMatchObject({ issuer: OTHER, has_secret: false, version: 2 })
    expect(await secretOf()).toBeNull()
  })

  it('conflict on a version that others have left, also when two make them at the same moment', async () => {
    const answers = await Promise.all([1, 2, 3].map(() => setOidc(server, bank, { issuer: ISSUER })))
    expect(answers.map(told).sort()).toEqual(['200', '409 configuration_conflict', '409 configuration_conflict'])
    const late = await setOidc(server, bank, { issuer: ISSUER, version: 7 })
    expect([told(late), late.body.details]).toEqual(['409 configuration_conflict', { version: 1 }])
  })

  it('name only issuers that the installation lists, to the letter', async () => {
    const others = [
      'https://attacker.example',
      `${ISSUER}/`,
      OTHER.slice(0, -1),
      ISSUER.toUpperCase(),
      `${ISSUER}.evil.tn`,
    ]
    for (const issuer of [...others, `${ISSUER},${OTHER}`]) {
      const answer = await setOidc(server, bank, { issuer })
      expect(told(answer)).toBe('400 malformed')
      expect(answer.body.details).toEqual({ in: 'json', issues: [{ path: 'issuer', code: 'not_listed' }] })
    }
  })

  it.each([
    { client_id: '' },
    { client_id: 'x'.repeat(256) },
    { client_id: 'a\0b' },
    { client_secret: '' },
    { client_secret: 'x'.repeat(513) },
    { client_secret: '\ud800' },
    { is_enabled: 'yes' },
    { version: -1 },
    { version: 2 ** 60 },
    { tenant_id: 'x' },
    { issuer: 7 },
  ])('are refused as %j', async (part) => {
    expect(told(await setOidc(server, bank, { issuer: ISSUER, ...(part as object) }))).toBe('400 malformed')
  })

  it('are an admin’s; nobody below learns which issuers are listed', async () => {
    await setOidc(server, bank, { issuer: ISSUER })
    const people = await Promise.all(
      ['teller', 'manager'].map(async (role) =>
        server.signedIn(bank.tenantId, await server.world.addStaff(bank.tenantId, bank.branch.branchId, role)),
      ),
    )
    for (const { token } of people) {
      expect(told(await read(token))).toBe('403 not_allowed')
      for (const issuer of [ISSUER, 'https://attacker.example']) {
        expect(told(await setOidc(server, { admin: token }, { issuer }))).toBe('403 not_allowed')
      }
      expect(told(await remove(token))).toBe('403 not_allowed')
    }
    for (const method of ['GET', 'DELETE']) expect((await server.ask(PATH, { method })).status).toBe(401)
    expect((await read()).body.version).toBe(1)
  })

  it('are off where the installation lists no issuer', async () => {
    const closed = await AppServer.open()
    try {
      const there = await aBank(closed)
      expect(told(await setOidc(closed, there, { issuer: ISSUER }))).toBe('400 malformed')
      await closed.world.root.query(
        `insert into app.oidc_providers (tenant_id, issuer, client_id) values ($1, $2, 'blesaf')`,
        [there.tenantId, ISSUER],
      )
      expect(told(await start(closed, there.tenant))).toBe('404 not_found')
    } finally {
      await closed.close()
    }
  })
})

describe('[ID11] links of people belong to the issuer and client that gave them', () => {
  it.each([{ issuer: OTHER }, { issuer: ISSUER, client_id: 'another' }])('%j ends them, noted', async (change) => {
    await setOidc(server, bank, { issuer: ISSUER })
    const id = await aLinkedTeller()
    const others = await aBank(server)
    const { id: theirs } = await aTeller(server, others)
    await server.world.root.query('update app.staff set oidc_subject = $2 where id = $1', [theirs, 'a subject'])
    await setOidc(server, bank, { issuer: ISSUER, client_secret: 'renewed', is_enabled: false, version: 1 })
    expect(await subjectOf(server, id)).toBe('a subject')
    expect((await setOidc(server, bank, { ...change, version: 2 })).status).toBe(200)
    expect(await subjectOf(server, id)).toBeNull()
    expect(await subjectOf(server, theirs)).toBe('a subject')
    const noted = await notes(server, bank.tenantId, 'oidc_links_cleared')
    expect(noted.map(({ details }) => details)).toEqual([{ count: 1 }])
  })

  it('removal ends them too, so that the next provider finds none; again it changes nothing', async () => {
    await setOidc(server, bank, { issuer: ISSUER })
    const id = await aLinkedTeller()
    expect(told(await remove())).toBe('204')
    expect(told(await read())).toBe('404 not_found')
    expect(await subjectOf(server, id)).toBeNull()
    expect(told(await remove())).toBe('204')
    expect(await notes(server, bank.tenantId, 'oidc_removed')).toHaveLength(1)
  })
})

describe('[ID11] a sign-in does not begin', () => {
  it.each([
    'https://attacker.example/sign-in/oidc',
    'http://localhost:3000/sign-in/oidc/',
    'http://localhost:3000/sign-in/oidc?next=x',
    'http://localhost:3000/sign-in/oidc#x',
    'http://localhost:3000/other',
    'http://localhost:3000/sign-in/../sign-in/oidc',
    'http://localhost:3000@attacker.example/sign-in/oidc',
    'https://board.example.attacker.example/sign-in/oidc',
    'javascript:alert(1)',
  ])('that would come back to %s', async (uri) => {
    const answers = [await start(server, bank.tenant, uri), await start(server, 'no-such-bank', uri)]
    for (const { status, body } of answers) {
      expect([status, body.code]).toEqual([400, 'malformed'])
      expect(body.details).toEqual({ in: 'json', issues: [{ path: 'redirect_uri', code: 'not_listed' }] })
    }
  })

  it('for no tenant, one without a provider and one where it is off: one answer', async () => {
    const off = await aBank(server)
    await setOidc(server, off, { issuer: ISSUER, is_enabled: false })
    for (const tenant of ['no-such-bank', bank.tenant, off.tenant, 'platform', 'a\u0301']) {
      const { body, ...answer } = await start(server, tenant)
      expect(told({ ...answer, body })).toBe('404 not_found')
      expect(Object.keys(body).sort()).toEqual(['code', 'message', 'request_id'])
      // A page of another origin of ours is a way back, and no way around.
      expect(told(await start(server, tenant, 'https://board.example/sign-in/oidc'))).toBe('404 not_found')
    }
  })

  it.each([
    ['start', { tenant: 'x'.repeat(64) }],
    ['start', { tenant: 'a\0b' }],
    ['start', { tenant: '\ud800' }],
    ['start', { tenant: 7 }],
    ['start', { redirect_uri: undefined }],
    ['start', { redirect_uri: 'x'.repeat(301) }],
    ['finish', { code: 'x'.repeat(4_097) }],
    ['finish', { code: 'a\0b' }],
    ['finish', { state: 'x'.repeat(129) }],
    ['finish', { state: '' }],
    ['finish', { flow: 'x'.repeat(129) }],
    ['finish', { flow: '\udfff' }],
    ['finish', { flow: undefined }],
    ['finish', { iss: 'x'.repeat(301) }],
    ['finish', { iss: ['https://a.example', 'https://b.example'] }],
  ])('%s with %j is malformed', async (path, part) => {
    const whole = {
      tenant: bank.tenant,
      redirect_uri: 'http://localhost:3000/sign-in/oidc',
      code: 'c',
      state: 's',
      flow: 'f',
    }
    expect(told(await server.ask(`/api/oidc/${path}`, { body: { ...whole, ...part } }))).toBe('400 malformed')
  })
})
