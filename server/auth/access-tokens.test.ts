import { createHmac } from 'node:crypto'
import { type CryptoKey, decodeProtectedHeader, exportJWK, exportSPKI, generateKeyPair, SignJWT } from 'jose'
import { describe, expect, it } from 'vitest'
import { ACCESS_TOKEN_S, createAccessTokens } from './access-tokens.ts'
import type { SigningKeys } from './signing-keys.ts'

const NOW = Date.parse('2031-03-01T10:00:00Z')
const PERSON = {
  tenantId: '019a0000-1111-7222-8333-444455556666',
  staffId: '019a0000-1111-7222-8333-444455556667',
  sessionId: '019a0000-1111-7222-8333-444455556668',
}
const DEVICE = { tenantId: PERSON.tenantId, deviceId: PERSON.staffId, branchId: null }
const CLAIMS = { tid: PERSON.tenantId, sid: PERSON.sessionId }

const own = await generateKeyPair('EdDSA', { extractable: true })
const stranger = await generateKeyPair('EdDSA', { extractable: true })
const asked: string[] = []
const keys: SigningKeys = {
  current: async () => ({ kid: 'own', key: own.privateKey }),
  verifier: async (kid) => {
    asked.push(kid)
    return kid === 'own' ? own.publicKey : undefined
  },
  renew: async () => undefined,
}
let now = NOW
const tokens = createAccessTokens(keys, () => now)

type Forged = {
  header?: Record<string, unknown>
  claims?: Record<string, unknown>
  key?: CryptoKey
  times?: { issued?: number; expires?: number; from?: number }
}

/** A token that would be right, but for what is said otherwise. */
function forge({ header, claims, key = own.privateKey, times = {} }: Forged = {}): Promise<string> {
  const at = Math.floor(NOW / 1_000)
  const jwt = new SignJWT({
    iss: 'blesaf',
    aud: 'person',
    sub: PERSON.staffId,
    iat: times.issued ?? at,
    exp: times.expires ?? at + 600,
    ...(times.from !== undefined && { nbf: times.from }),
    ...CLAIMS,
    ...claims,
  })
  return jwt.setProtectedHeader({ alg: 'EdDSA', typ: 'at+jwt', kid: 'own', ...header }).sign(key)
}

const part = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url')
/** Header and claims as they stand, with any signature: what a library would refuse to make. */
function byHand(header: Record<string, unknown>, sign: (input: string) => string): string {
  const claims = { iss: 'blesaf', aud: 'person', sub: PERSON.staffId, ...CLAIMS, exp: Math.floor(NOW / 1_000) + 600 }
  const input = `${part(header)}.${part(claims)}`
  return `${input}.${sign(input)}`
}

describe('[ID1] an access token', () => {
  it('proves a person for ten minutes', async () => {
    const { token, expiresInS } = await tokens.forPerson(PERSON)
    expect(expiresInS).toBe(600)
    expect(decodeProtectedHeader(token)).toEqual({ alg: 'EdDSA', typ: 'at+jwt', kid: 'own' })
    expect(await tokens.verifyPerson(token)).toEqual(PERSON)
    now = NOW + ACCESS_TOKEN_S * 1_000 - 1
    expect(await tokens.verifyPerson(token)).toEqual(PERSON)
    now = NOW + ACCESS_TOKEN_S * 1_000
    expect(await tokens.verifyPerson(token)).toBeNull()
    now = NOW
  })

  it('of a person is none of a device, and the other way round', async () => {
    const person = (await tokens.forPerson(PERSON)).token
    const device = (await tokens.forDevice(DEVICE)).token
    expect(await tokens.verifyDevice(device)).toEqual(DEVICE)
    expect(await tokens.verifyDevice(person)).toBeNull()
    expect(await tokens.verifyPerson(device)).toBeNull()
    // Also when both have been seen.
    expect(await tokens.verifyPerson(person)).toEqual(PERSON)
    expect(await tokens.verifyDevice(person)).toBeNull()
  })

  it('that is forged by nothing but what follows would prove', async () => {
    expect(await tokens.verifyPerson(await forge())).toEqual(PERSON)
  })
})

describe('[ID1] nothing is proved by a token', () => {
  it.each<[string, () => Promise<string> | string]>([
    ['without a signature (alg none)', () => byHand({ alg: 'none', typ: 'at+jwt', kid: 'own' }, () => '')],
    ['of alg None in another spelling', () => byHand({ alg: 'nOnE', typ: 'at+jwt', kid: 'own' }, () => '')],
    ['whose signature is cut off', async () => (await forge()).split('.').slice(0, 2).join('.').concat('.')],
    ['signed by another key under our key’s name', () => forge({ key: stranger.privateKey })],
    [
      'signed by another key that the header offers (jwk)',
      async () => forge({ key: stranger.privateKey, header: { jwk: await exportJWK(stranger.publicKey) } }),
    ],
    [
      'that offers its key by address (jku)',
      () => forge({ key: stranger.privateKey, header: { jku: 'https://evil.example/keys.json' } }),
    ],
    [
      'that offers a certificate (x5u, x5c)',
      () => forge({ key: stranger.privateKey, header: { x5u: 'https://evil.example/c.pem', x5c: ['AAAA'] } }),
    ],
    [
      'of HS256, keyed by our public key as PEM',
      async () => {
        const pem = await exportSPKI(own.publicKey)
        return byHand({ alg: 'HS256', typ: 'at+jwt', kid: 'own' }, (input) =>
          createHmac('sha256', pem).update(input).digest('base64url'),
        )
      },
    ],
    [
      'of HS256, keyed by our public key as its bytes',
      async () => {
        const { x = '' } = await exportJWK(own.publicKey)
        return byHand({ alg: 'HS256', typ: 'at+jwt', kid: 'own' }, (input) =>
          createHmac('sha256', Buffer.from(x, 'base64url')).update(input).digest('base64url'),
        )
      },
    ],
    ['of another audience', () => forge({ claims: { aud: 'device' } })],
    ['of no audience', () => forge({ claims: { aud: undefined } })],
    ['of another issuer', () => forge({ claims: { iss: 'https://evil.example' } })],
    ['of no issuer', () => forge({ claims: { iss: undefined } })],
    ['of another type', () => forge({ header: { typ: 'JWT' } })],
    ['of no type', () => forge({ header: { typ: undefined } })],
    ['that has expired', () => forge({ times: { expires: NOW / 1_000 - 1 } })],
    ['that expires now', () => forge({ times: { expires: NOW / 1_000 } })],
    ['that never expires', () => forge({ claims: { exp: undefined } })],
    ['that does not hold yet', () => forge({ times: { from: NOW / 1_000 + 60 } })],
    ['that names nobody', () => forge({ claims: { sub: undefined } })],
    ['whose person is no id', () => forge({ claims: { sub: "' or 1=1" } })],
    ['whose tenant is no id', () => forge({ claims: { tid: ['x'] } })],
    ['without a session', () => forge({ claims: { sid: undefined } })],
    [
      'with a critical header that we do not know',
      () => byHand({ alg: 'EdDSA', typ: 'at+jwt', kid: 'own', crit: ['x'], x: 1 }, () => 'AAAA'),
    ],
    ['that is longer than any of ours', async () => forge({ claims: { note: 'x'.repeat(3_000) } })],
    ['that is empty', () => ''],
    ['that is no token', () => 'a.b.c'],
    ['that is three dots of JSON', () => `${part({})}.${part({})}.${part({})}`],
  ])('%s', async (_, make) => {
    expect(await tokens.verifyPerson(await make())).toBeNull()
  })

  it.each([
    ['a path', '../../../../etc/passwd'],
    ['an address', 'https://evil.example/key'],
    ['a text of SQL', "own' union select 'x"],
    ['an array', ['own']],
    ['an object', { kid: 'own' }],
    ['a number', 1],
    ['null', null],
    ['nothing', undefined],
    ['empty', ''],
    ['a name of every object', '__proto__'],
    ['very long', 'k'.repeat(1_200)],
  ])('whose key name is %s', async (_, kid) => {
    const header = { alg: 'EdDSA', typ: 'at+jwt', ...(kid !== undefined && { kid }) }
    const token = byHand(header, () => Buffer.alloc(64).toString('base64url'))
    expect(await tokens.verifyPerson(token)).toBeNull()
  })
})

it('[ID1] one changed character of a token that was seen before proves nothing', async () => {
  const { token } = await tokens.forPerson(PERSON)
  expect(await tokens.verifyPerson(token)).toEqual(PERSON)
  const [header = '', claims = '', signature = ''] = token.split('.')
  const other = part({ ...JSON.parse(Buffer.from(claims, 'base64url').toString()), tid: PERSON.staffId })
  expect(await tokens.verifyPerson(`${header}.${other}.${signature}`)).toBeNull()
  const flipped = `${signature.startsWith('A') ? 'B' : 'A'}${signature.slice(1)}`
  expect(await tokens.verifyPerson(`${header}.${claims}.${flipped}`)).toBeNull()
})

it('[ID1] a key’s name is looked up as a text or not at all', () => {
  expect(asked.length).toBeGreaterThan(0)
  expect(asked.every((kid) => typeof kid === 'string')).toBe(true)
})

it('[ID3] keys that cannot be read are a failure of ours, no stranger', async () => {
  const broken = createAccessTokens({ ...keys, verifier: () => Promise.reject(new Error('no database')) }, () => NOW)
  await expect(broken.verifyPerson(await forge())).rejects.toThrow('no database')
})
