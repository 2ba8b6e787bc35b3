import { generateKeyPair, SignJWT, UnsecuredJWT } from 'jose'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { createClientOf } from '../../server/oidc/provider-clients.ts'
import { redeemCode } from '../../server/oidc/redeem-code.ts'
import { AppServer, type Asked } from '../setup/app-server.ts'
import { aBank, aTeller, type Bank, finish, reasons, setOidc, start, subjectOf, told } from './bank.ts'
import { type Answer, json, LyingProvider } from './lying-provider.ts'

const BIG_BYTES = 10 * 1024 * 1024
const SLOW_MS_MAX = 8_000
const html: Answer = (_, response) =>
  void response.writeHead(200, { 'content-type': 'text/html' }).end('<h1>Welcome to the wireless network</h1>')
const big: Answer = (_, response) =>
  void response.writeHead(200, { 'content-type': 'application/json' }).end(`"${'x'.repeat(BIG_BYTES)}"`)
const never: Answer = () => undefined
const dripping: Answer = (_, response) => {
  response.writeHead(200, { 'content-type': 'application/json' })
  const timer = setInterval(() => response.write(' '), 200)
  response.on('close', () => clearInterval(timer))
}
const hangUp: Answer = (request) => void request.socket.destroy()

let provider: LyingProvider
let elsewhere: LyingProvider
let server: AppServer
let bank: Bank
let teller: { readonly id: string; readonly email: string }

beforeAll(async () => {
  provider = await LyingProvider.start()
  elsewhere = await LyingProvider.start()
  server = await AppServer.open({ OIDC_ISSUERS: `${provider.issuer}, ${elsewhere.issuer}` })
})
afterAll(() => Promise.all([server.close(), provider.stop(), elsewhere.stop()]))
beforeEach(async () => {
  provider.tellTheTruth()
  elsewhere.tellTheTruth()
  bank = await aBank(server)
  teller = await aTeller(server, bank)
  await setOidc(server, bank, { issuer: provider.issuer })
})

/** Undefined: the claim is missing. */
type Claims = Record<string, unknown>

const nowS = () => Math.floor(Date.now() / 1_000)

/** Begins, and has the provider say of who comes back what is told here. */
async function begin(claims: Claims = {}) {
  const { body } = await start(server, bank.tenant)
  const query = new URL(body.authorization_url).searchParams
  provider.claims = {
    iss: provider.issuer,
    aud: 'blesaf',
    sub: `of ${teller.email}`,
    nonce: query.get('nonce'),
    iat: nowS(),
    exp: nowS() + 300,
    email: teller.email,
    email_verified: true,
    ...claims,
  }
  return { code: 'code', state: query.get('state'), flow: body.flow }
}
const signIn = async (claims: Claims = {}): Promise<Asked> => finish(server, await begin(claims))
async function failed(answer: Asked, reason: string) {
  expect(told(answer)).toBe('401 sign_in_failed')
  expect((await reasons(server, bank.tenantId)).at(-1)).toBe(reason)
  expect(await subjectOf(server, teller.id)).toBeNull()
}

describe('[ID11] a token of the provider', () => {
  it('that is as it must be signs in; an e-mail in it needs no further call', async () => {
    expect((await signIn()).body.person?.id).toBe(teller.id)
    expect(provider.asked).toEqual(['discovery', 'token', 'jwks'])
    expect(provider.redeemed[0]?.body.get('code_verifier')).toMatch(/^[\w-]{43}$/)
  })

  it.each<[string, Claims]>([
    ['another nonce', { nonce: 'x' }],
    ['no nonce', { nonce: undefined }],
    ['another audience', { aud: 'another client' }],
    ['audiences beside ours without saying whose it is', { aud: ['blesaf', 'another client'] }],
    ['audiences beside ours, for another', { aud: ['blesaf', 'another client'], azp: 'another client' }],
    ['another issuer', { iss: 'https://attacker.example' }],
    ['our issuer with a slash', { iss: 'http://127.0.0.1/' }],
    ['no subject', { sub: undefined }],
    ['an empty subject', { sub: '' }],
    ['a subject with a null byte', { sub: 'a\0b' }],
    ['a subject of 256 characters', { sub: 'x'.repeat(256) }],
    ['no end', { exp: undefined }],
    ['an end 31 seconds ago', { exp: nowS() - 31 }],
    ['an end long ago', { exp: 1 }],
    ['a beginning in ten minutes', { iat: nowS() + 600 }],
    ['validity in ten minutes', { nbf: nowS() + 600 }],
  ])('with %s proves nothing', async (_, claims) => {
    await failed(await signIn(claims), 'token_invalid')
  })

  it('may be half a minute late or early by the provider’s clock', async () => {
    expect((await signIn({ exp: nowS() - 20 })).status).toBe(200)
    expect((await signIn({ iat: nowS() + 20, nbf: nowS() + 20 })).status).toBe(200)
  })

  it('that another key signed proves nothing, whether under a known name or its own', async () => {
    const { privateKey } = await generateKeyPair('RS256')
    for (const kid of ['k', 'own', undefined]) {
      provider.makeToken = ({ claims }) =>
        new SignJWT(claims).setProtectedHeader({ alg: 'RS256', ...(kid && { kid }) }).sign(privateKey)
      await failed(await signIn(), 'token_invalid')
    }
  })

  it('with alg none proves nothing, even where the provider says that it signs so', async () => {
    provider.makeToken = async ({ claims }) => new UnsecuredJWT(claims).encode()
    await failed(await signIn(), 'token_invalid')
    provider.metadata = { id_token_signing_alg_values_supported: ['none', 'RS256'] }
    await setOidc(server, bank, { issuer: provider.issuer, client_secret: 'renewed', version: 1 })
    await failed(await signIn(), 'token_invalid')
  })

  it('signed with the client’s secret proves nothing: it is no key', async () => {
    const secret = new TextEncoder().encode('a secret of the client of 32 bytes')
    provider.makeToken = ({ claims }) => new SignJWT(claims).setProtectedHeader({ alg: 'HS256', kid: 'k' }).sign(secret)
    provider.metadata = { id_token_signing_alg_values_supported: ['HS256', 'RS256'] }
    await failed(await signIn(), 'token_invalid')
  })

  it('that was changed after it was signed, is no token or is missing proves nothing', async () => {
    provider.makeToken = async ({ claims, sign }) => {
      const [header, , signature] = (await sign(claims)).split('.')
      const payload = Buffer.from(JSON.stringify({ ...claims, sub: 'somebody else' })).toString('base64url')
      return `${header}.${payload}.${signature}`
    }
    await failed(await signIn(), 'token_invalid')
    for (const token of ['', 'x', 'a.b.c', '..', 'e30.e30.']) {
      provider.makeToken = async () => token
      await failed(await signIn(), 'token_invalid')
    }
    for (const body of [{}, [], null, 'text', { access_token: 'a', token_type: 'Bearer' }]) {
      provider.lies.set('token', json(body))
      await failed(await signIn(), 'token_invalid')
    }
  })
})

describe('[ID11] a verified e-mail', () => {
  it.each<[string, Claims]>([
    ['"true" as a text', { email_verified: 'true' }],
    ['1', { email_verified: 1 }],
    ['nothing about it', { email_verified: undefined }],
    ['false', { email_verified: false }],
    ['that of a list', { email: ['x@bank.tn'] }],
    ['that of an object', { email: {} }],
  ])('is none of which the provider says %s', async (_, claims) => {
    await failed(await signIn(claims), 'email_unverified')
  })

  it('is none with letters that only look like those of a person here', async () => {
    const [local = '', domain] = teller.email.split('@')
    for (const email of [`${local.replace('e', '\uff45')}@${domain}`, `${local}@ban\u212a.tn`, ` ${teller.email}`]) {
      await failed(await signIn({ email }), 'email_unverified')
    }
  })

  it('from the place that one asks with the token counts only for the same subject', async () => {
    const missing = { email: undefined, email_verified: undefined }
    const about = (sub: string) => json({ sub, email: teller.email, email_verified: true })
    provider.lies.set('userinfo', about('somebody else'))
    await failed(await signIn(missing), 'token_invalid')
    provider.lies.set('userinfo', json({ error: 'invalid_token' }, 401))
    expect(told(await signIn(missing))).toBe('401 sign_in_failed')
    provider.lies.set('userinfo', about(`of ${teller.email}`))
    expect((await signIn(missing)).status).toBe(200)
  })
})

describe('[ID11] at the same moment', () => {
  const found = async (subject: string, email: string | null, issuer = provider.issuer) => {
    const values = [bank.tenantId, issuer, 'blesaf', subject, email, null, '{}']
    const { rows } = await server.pools.api.query(
      'select app.find_oidc_person($1, $2, $3, $4, $5, $6, $7) as found',
      values,
    )
    return rows[0].found
  }

  it('of several subjects that come with one e-mail one is linked', async () => {
    const answers = await Promise.all(['a', 'b', 'c', 'd'].map((subject) => found(subject, teller.email)))
    const reasonsOfAll = answers.map(({ reason }) => reason ?? 'linked').sort()
    expect(reasonsOfAll).toEqual(['linked', 'other_subject', 'other_subject', 'other_subject'])
  })

  it('one subject that comes with several e-mails is one person', async () => {
    const people = [teller, await aTeller(server, bank), await aTeller(server, bank)]
    await Promise.all(people.map(({ email }) => found('one', email)))
    const subjects = await Promise.all(people.map(({ id }) => subjectOf(server, id)))
    expect(subjects.filter((subject) => subject === 'one')).toHaveLength(1)
  })

  it('a provider that was changed after it had proved somebody links nobody any more', async () => {
    await setOidc(server, bank, { issuer: elsewhere.issuer, version: 1 })
    expect(await found('a', teller.email)).toEqual({ reason: 'provider_changed' })
    expect(await subjectOf(server, teller.id)).toBeNull()
  })
})

it('[ID11] what o’clock it is says the server’s clock, not the machine’s', async () => {
  const { state } = await begin()
  const { client_id, issuer } = { client_id: 'blesaf', issuer: provider.issuer }
  const clientOf = createClientOf(server.identity.box, server.identity.now)
  const found = await clientOf({ tenant_id: bank.tenantId, issuer, client_id, secret_sealed: null })
  const tenYearsS = 10 * 365 * 86_400
  const brought = {
    code: 'c',
    state: String(state),
    iss: undefined,
    nonce: 'n',
    verifier: 'v'.repeat(43),
    redirectUri: 'http://localhost/x',
  }
  const redeem = async (offsetS: number) => {
    provider.claims = { ...provider.claims, nonce: 'n', iat: nowS() + offsetS, exp: nowS() + offsetS + 60 }
    return (await redeemCode(found, brought, () => (nowS() + tenYearsS) * 1_000)).kind
  }
  expect([await redeem(tenYearsS), await redeem(0), await redeem(2 * tenYearsS)]).toEqual([
    'proved',
    'failed',
    'failed',
  ])
})

const AWAY: [string, Answer][] = [
  ['answers a page', html],
  ['answers 10 MB', big],
  ['hangs up', hangUp],
  ['answers 500', json({ error: 'server_error' }, 500)],
  ['answers 429', json({}, 429)],
  ['sends elsewhere', (_, response) => void response.writeHead(302, { location: elsewhere.issuer }).end()],
  ['answers nothing', (_, response) => void response.writeHead(204).end()],
]

describe('[ID11] a provider that does not answer as one does is not a refusal: one comes again later', () => {
  const away = (answer: Asked) => {
    expect(told(answer)).toBe('503 retry_later')
    expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(1)
    expect(JSON.stringify(answer.body)).not.toMatch(/wireless|127\.0\.0\.1|server_error/)
  }

  it.each(AWAY)('it %s when it is asked who it is', async (_, lie) => {
    provider.lies.set('discovery', lie)
    away(await start(server, bank.tenant))
    expect(elsewhere.asked).toEqual([])
    provider.lies.clear()
    expect((await start(server, bank.tenant)).status).toBe(200)
  })

  it.each(AWAY)('it %s when it gets the code, which is not sent elsewhere', async (_, lie) => {
    provider.lies.set('token', lie)
    away(await signIn())
    expect(await reasons(server, bank.tenantId)).toEqual(['provider_away'])
    expect(elsewhere.asked).toEqual([])
  })

  it.each(AWAY)('it %s when its keys or the e-mail are asked for', async (_, lie) => {
    provider.lies.set('jwks', lie)
    away(await signIn())
    provider.lies.clear()
    provider.lies.set('userinfo', lie)
    away(await signIn({ email: undefined }))
  })

  it('it is slow: the wait is limited, also where it drips', async () => {
    const other = await aBank(server)
    await setOidc(server, other, { issuer: elsewhere.issuer })
    const begun = await begin()
    provider.lies.set('token', never)
    elsewhere.lies.set('discovery', dripping)
    const startedAt = performance.now()
    const answers = await Promise.all([finish(server, begun), start(server, other.tenant)])
    for (const answer of answers) away(answer)
    expect(performance.now() - startedAt).toBeLessThan(SLOW_MS_MAX)
  })

  it('its metadata are of another issuer, of a pattern of issuers, or name addresses in plain http', async () => {
    const lies: Record<string, unknown>[] = [
      { issuer: elsewhere.issuer },
      { issuer: `${provider.issuer}/` },
      { issuer: 'http://127.0.0.1/{tenantid}' },
      { issuer: 7 },
    ]
    for (const metadata of lies) {
      provider.metadata = metadata
      away(await start(server, bank.tenant))
    }
    for (const name of ['token_endpoint', 'jwks_uri', 'userinfo_endpoint']) {
      provider.metadata = { [name]: 'http://192.0.2.1/x' }
      away(await start(server, bank.tenant))
    }
    expect(elsewhere.asked).toEqual([])
  })

  it('[ID17] of what it said nothing is in the logs', () => {
    expect(server.lines.join('\n')).toContain('provider of sign-in did not answer')
    expect(server.lines.join('\n')).not.toMatch(/wireless|server_error|@bank\.tn/)
  })
})

describe('[ID11] the address that the browser goes to', () => {
  it.each(['http://attacker.example/authorize', 'javascript:alert(1)', 'data:text/html,x', 7, undefined])(
    'is not %j',
    async (authorization_endpoint) => {
      provider.metadata = { authorization_endpoint }
      expect(told(await start(server, bank.tenant))).toBe('503 retry_later')
    },
  )
})

it('[ID11] what a provider says of itself is asked once for many, and anew after a change', async () => {
  await Promise.all([1, 2, 3].map(() => start(server, bank.tenant)))
  expect(provider.asked).toEqual(['discovery'])
  await setOidc(server, bank, { issuer: provider.issuer, client_secret: 'renewed', version: 1 })
  await start(server, bank.tenant)
  expect(provider.asked).toEqual(['discovery', 'discovery'])
})

it('[ID11] the client names itself as the provider wants it, with its secret or without one', async () => {
  await signIn()
  provider.metadata = { token_endpoint_auth_methods_supported: ['client_secret_post'] }
  await setOidc(server, bank, { issuer: provider.issuer, client_secret: 'posted', version: 1 })
  await signIn()
  await setOidc(server, bank, { issuer: provider.issuer, client_secret: null, version: 2 })
  await signIn()
  const [basic, post, none] = provider.redeemed
  expect(basic?.authorization).toMatch(/^Basic /)
  expect([basic, post, none].map((each) => each?.body.get('client_secret'))).toEqual([null, 'posted', null])
  expect([post?.authorization, none?.authorization, none?.body.get('client_id')]).toEqual([
    undefined,
    undefined,
    'blesaf',
  ])
})
