import { createHmac } from 'node:crypto'
import { type CryptoKey, exportJWK, exportSPKI, generateKeyPair, SignJWT, UnsecuredJWT } from 'jose'
import { afterAll, beforeAll, describe, expect } from 'vitest'
import { told } from '../../people/cast.ts'
import { attack, Scene } from '../attack.ts'

let scene: Scene
let good: string

beforeAll(async () => {
  scene = await Scene.open()
  good = scene.victim.admin.token
})
afterAll(() => scene.close())

const base64 = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url')
const parts = (token: string) => token.split('.') as [string, string, string]
const read = (part: string) => JSON.parse(Buffer.from(part, 'base64url').toString()) as Record<string, unknown>
const claims = () => read(parts(good)[1])
const header = () => read(parts(good)[0])

/** As the server itself would sign it, but for what is said. */
async function signed(
  more: { header?: Record<string, unknown>; claims?: Record<string, unknown>; key?: CryptoKey } = {},
): Promise<string> {
  const { key } = await scene.server.identity.keys.current()
  const protectedHeader = { ...header(), ...more.header } as { alg: string }
  return new SignJWT({ ...claims(), ...more.claims }).setProtectedHeader(protectedHeader).sign(more.key ?? key)
}

const me = (token: string | undefined, headers: Record<string, string> = {}) =>
  scene.server.ask('/api/me', { token, headers })

async function provesNobody(...tokens: string[]): Promise<void> {
  await scene.untouched(async () => {
    for (const token of tokens) {
      const answer = await me(token)
      expect(told(answer), token).toBe('401 unauthenticated')
      expect(JSON.stringify(answer.body)).not.toContain(scene.victim.admin.id)
      // Nor a device, nor at a sign-in, where a proof is not compulsory.
      expect(told(await scene.server.ask('/api/branch', { token }))).toBe('401 unauthenticated')
    }
  })
}

describe('[ID1] a token that was not made here', () => {
  attack('signed the way that we sign, the same claims do prove somebody', async () => {
    expect((await me(await signed())).status).toBe(200)
  })

  attack('a token signed with alg none proves nobody', async () => {
    const [, payload] = parts(good)
    const none = (alg: string) => `${base64({ ...header(), alg })}.${payload}.`
    await provesNobody(new UnsecuredJWT(claims()).encode(), none('none'), none('None'), none('NONE'), none(''))
  })

  attack('a token signed by HS256 with the public key as its secret proves nobody', async () => {
    const [{ public_key } = { public_key: {} as { x: string } }] = await scene.rows<{ public_key: { x: string } }>(
      'select public_key from app_private.signing_keys order by created_at desc limit 1',
    )
    const spki = await exportSPKI((await scene.server.identity.keys.verifier(String(header().kid))) as CryptoKey)
    const secrets = [
      public_key.x,
      JSON.stringify(public_key),
      spki,
      spki.trim(),
      Buffer.from(public_key.x, 'base64url'),
      '',
    ]
    const forged = secrets.map((secret) => {
      const text = `${base64({ ...header(), alg: 'HS256' })}.${parts(good)[1]}`
      return `${text}.${createHmac('sha256', secret).update(text).digest('base64url')}`
    })
    await provesNobody(...forged)
  })

  attack('a token signed with a key of the attacker proves nobody', async () => {
    const { privateKey } = await generateKeyPair('EdDSA')
    const es = await generateKeyPair('ES256')
    await provesNobody(
      await signed({ key: privateKey }),
      await signed({ header: { alg: 'ES256' }, key: es.privateKey }),
    )
  })

  attack('a key that the token itself brings (jwk, jku, x5u, x5c) is not looked at', async () => {
    const { privateKey, publicKey } = await generateKeyPair('EdDSA', { extractable: true })
    const jwk = await exportJWK(publicKey)
    const offers = [
      { jwk },
      { jku: 'http://127.0.0.1:1/keys' },
      { x5u: 'http://127.0.0.1:1/c' },
      { x5c: ['AAAA'] },
      { jwk, kid: undefined },
    ]
    await provesNobody(...(await Promise.all(offers.map((offer) => signed({ header: offer, key: privateKey })))))
  })

  attack('a name of a key that is a path, an address, a query, a list or nothing names none', async () => {
    const names = [
      '../../../../dev/null',
      '/etc/passwd',
      'http://127.0.0.1:1/k',
      `' or true --`,
      'a\0b',
      '',
      null,
      [header().kid],
      { kid: header().kid },
      0,
      true,
    ]
    const forged = names.map((kid) => `${base64({ ...header(), kid })}.${parts(good)[1]}.${parts(good)[2]}`)
    await provesNobody(
      ...forged,
      ...(await Promise.all([
        signed({ header: { kid: 'x'.repeat(1_000) } }),
        signed({ header: { kid: '__proto__' } }),
      ])),
    )
  })

  attack('claims that were edited after signing prove nobody', async () => {
    const [head, , signature] = parts(good)
    const edits = [
      { tid: scene.stranger.tenantId },
      { sub: scene.victim.teller.id },
      { sid: scene.victim.manager.sessionId },
      { exp: 9_999_999_999 },
      { role: 'admin' },
    ]
    await provesNobody(...edits.map((edit) => `${head}.${base64({ ...claims(), ...edit })}.${signature}`))
  })

  attack('an extension that must be understood, or a payload that is not encoded, proves nobody', async () => {
    await provesNobody(
      await signed({ header: { crit: ['x'], x: 1 } }).catch(
        () => `${base64({ ...header(), crit: ['x'], x: 1 })}.${parts(good)[1]}.${parts(good)[2]}`,
      ),
      `${base64({ ...header(), b64: false, crit: ['b64'] })}.${parts(good)[1]}.${parts(good)[2]}`,
    )
  })
})

describe('[ID1] a token of ours that was made for something else', () => {
  attack('another issuer, audience or type proves nobody', async () => {
    const others = [
      { claims: { iss: 'blesaf2' } },
      { claims: { iss: undefined } },
      { claims: { aud: 'operator' } },
      { claims: { aud: undefined } },
      { header: { typ: 'JWT' } },
      { header: { typ: undefined } },
    ]
    await provesNobody(...(await Promise.all(others.map((other) => signed(other)))))
  })

  attack('a token of a device is no person, and a token of a person no device', async () => {
    const device = await scene.server.deviceToken(scene.victim.tablet)
    expect(told(await me(device))).toBe('401 unauthenticated')
    expect(told(await scene.server.ask('/api/branch', { token: good }))).toBe('401 unauthenticated')
    expect(
      told(await scene.server.ask('/api/sign-in', { token: good, body: { email: 'a@b.tn', password: 'x' } })),
    ).toBe('401 unauthenticated')
  })

  attack('a token that ran out, never ends, or counts only later proves nobody', async () => {
    const now = Math.floor(scene.server.identity.now() / 1_000)
    const times = [{ exp: now - 1 }, { exp: undefined }, { exp: 'never' }, { nbf: now + 600 }, { exp: 0 }]
    await provesNobody(...(await Promise.all(times.map((each) => signed({ claims: each as Record<string, unknown> })))))
  })

  attack('claims of odd types prove nobody', async () => {
    const odd = [
      { sub: undefined },
      { sub: 'admin' },
      { tid: [scene.victim.tenantId] },
      { sid: null },
      { tid: `${scene.victim.tenantId}' or true` },
    ]
    await provesNobody(...(await Promise.all(odd.map((each) => signed({ claims: each as Record<string, unknown> })))))
  })

  attack('a session of one bank under the name of another finds nobody', async () => {
    const token = await signed({ claims: { tid: scene.stranger.tenantId } })
    expect(told(await me(token))).toBe('401 unauthenticated')
  })
})

describe('a token that was bent', () => {
  attack('cut, doubled, with spaces, commas or other signs in it, it proves nobody', async () => {
    const [head, payload, signature] = parts(good)
    await provesNobody(
      good.slice(0, -4),
      `${head}.${payload}`,
      `${head}.${payload}.`,
      good + good,
      `${good} ${good}`,
      `${good},${good}`,
      `${good}.${signature}`,
      `${head} .${payload}.${signature}`,
      `.${good}`,
      'x'.repeat(100_000),
      `${good}=`.replace('=', '%00'),
    )
  })

  attack('in a cookie, in the address, in the body or under another scheme it is not looked at', async () => {
    const { server } = scene
    const tries = [
      server.ask('/api/me', { headers: { cookie: `token=${good}; access_token=${good}; __Host-token=${good}` } }),
      server.ask(`/api/me?access_token=${good}&token=${good}`),
      server.ask('/api/sign-out-everywhere', { method: 'POST', body: { access_token: good } }),
      ...['Basic', 'Token', 'bearer:', 'DPoP', ''].map((scheme) =>
        server.ask('/api/me', { headers: { authorization: `${scheme} ${good}` } }),
      ),
      server.ask('/api/me', {
        headers: { 'x-authorization': `Bearer ${good}`, 'proxy-authorization': `Bearer ${good}` },
      }),
    ]
    for (const answer of await Promise.all(tries)) expect(told(answer)).toBe('401 unauthenticated')
    expect((await me(good)).status).toBe(200)
  })
})

describe('[ID6] a good token after its time', () => {
  const fresh = () => scene.server.signedIn(scene.victim.tenantId, scene.victim.teller.id)

  attack('after the sign-out it proves nobody, though it has not run out', async () => {
    const { token, sessionId } = await fresh()
    expect((await scene.server.ask('/api/sign-out', { token, body: { session_id: sessionId } })).status).toBe(204)
    expect(told(await me(token))).toBe('401 unauthenticated')
  })

  attack('after a sign-out everywhere no token of the person does', async () => {
    const [one, two] = [await fresh(), await fresh()]
    expect((await scene.server.ask('/api/sign-out-everywhere', { method: 'POST', token: one.token })).status).toBe(204)
    for (const { token } of [one, two]) expect(told(await me(token))).toBe('401 unauthenticated')
  })

  attack('after a change of role, or after the person left, it proves nobody', async () => {
    const { server, victim } = scene
    const patch = (id: string, body: unknown) =>
      server.ask(`/api/staff/${id}`, { method: 'PATCH', token: victim.admin.token, body })
    for (const change of [{ role: 'manager' }, { role: 'teller' }, { active: false }]) {
      const { token } = await fresh()
      expect((await me(token)).status).toBe(200)
      expect((await patch(victim.teller.id, change)).status).toBe(200)
      expect(told(await me(token)), JSON.stringify(change)).toBe('401 unauthenticated')
    }
    await patch(victim.teller.id, { active: true })
    expect(told(await me((await fresh()).token))).toBe('200')
  })

  attack('after the device was revoked, the session of a person there proves nobody', async () => {
    const { server, victim } = scene
    const tablet = await server.world.addDevice(victim.branch, 'tablet')
    const { token } = await server.signedIn(victim.tenantId, victim.teller.id, tablet.deviceId)
    const path = `/api/branches/${victim.branchId}/devices/${tablet.deviceId}/revoke`
    expect((await server.ask(path, { token: victim.manager.token, body: {} })).status).toBe(204)
    expect(told(await me(token))).toBe('401 unauthenticated')
  })

  attack('[ID3] signed by a key that was retired more than a day ago it proves nobody', async () => {
    const { server } = scene
    const token = await signed({ claims: { exp: Math.floor(server.identity.now() / 1_000) + 600, jti: 'old' } })
    const operator = await server.operator()
    expect((await server.ask('/api/keys/rotate', { method: 'POST', token: operator.token })).status).toBe(204)
    await server.world.root.query(
      `update app_private.signing_keys set retired_at = app.now() - interval '25 hours' where retired_at is not null`,
    )
    await server.identity.keys.renew()
    expect(told(await me(token))).toBe('401 unauthenticated')
  })
})
