import { afterAll, beforeAll, beforeEach, describe, expect } from 'vitest'
import { policies } from '../../../server/limits/policies.ts'
import { aPerson, signIn } from '../../identity/people.ts'
import { told } from '../../people/cast.ts'
import { presetAddress, presetCount } from '../../public/counts.ts'
import { attack, Scene } from '../attack.ts'

let scene: Scene

beforeAll(async () => {
  scene = await Scene.open({ CORS_ORIGINS: 'https://app.bank.test', TRUSTED_PROXIES: '10.0.0.0/8' })
})
afterAll(() => scene.close())
beforeEach(() => scene.forgetCounts())

const EVIL = [
  'https://evil.test',
  'null',
  'https://app.bank.test.evil.test',
  'https://evilapp.bank.test',
  'http://app.bank.test',
  'https://app.bank.test:8443',
  'https://APP.bank.test',
  'file://',
]

describe('a foreign page', () => {
  attack('is told by no answer that it may read it, and gets no credentials', async () => {
    for (const origin of EVIL) {
      for (const method of ['GET', 'OPTIONS']) {
        const headers = {
          origin,
          'access-control-request-method': 'GET',
          'access-control-request-headers': 'authorization',
        }
        const answer = await scene.server.ask('/api/me', {
          method,
          headers,
          ...(method === 'GET' && { token: scene.victim.admin.token }),
        })
        expect(answer.headers.get('access-control-allow-origin'), origin).toBe(null)
        expect(answer.headers.get('access-control-allow-credentials')).toBe(null)
      }
    }
    const known = await scene.server.ask('/api/me', { headers: { origin: 'https://app.bank.test' } })
    expect(known.headers.get('access-control-allow-origin')).toBe('https://app.bank.test')
    expect(known.headers.get('access-control-allow-credentials')).toBe(null)
  })

  attack('frames nothing, brings no script in and learns no address', async () => {
    for (const path of ['/', '/docs', '/api/me', '/nowhere', '/openapi.json']) {
      const { headers } = await scene.server.ask(path)
      expect(headers.get('x-frame-options'), path).toBe('DENY')
      const policy = headers.get('content-security-policy') ?? ''
      expect(policy).toContain(`frame-ancestors 'none'`)
      expect(policy).toContain(`base-uri 'none'`)
      expect(policy).not.toMatch(/unsafe-eval|script-src[^;]*(?:unsafe-inline|\*)/)
      expect(headers.get('x-content-type-options')).toBe('nosniff')
      expect(headers.get('referrer-policy')).toBe('no-referrer')
      expect(headers.get('x-powered-by') ?? headers.get('server')).toBe(null)
    }
  })

  attack('text of a caller comes back in no page and no header', async () => {
    const script = '<script>alert(1)</script>'
    const paths = [
      `/?lang=${encodeURIComponent(script)}`,
      `/${encodeURIComponent(script)}`,
      `/docs?url=${encodeURIComponent('https://evil.test/openapi.json')}`,
      `/api/t/${encodeURIComponent(script)}`,
      `/api/staff?after=${encodeURIComponent(script)}`,
    ]
    for (const path of paths) {
      const answer = await scene.server.ask(path, {
        token: scene.victim.admin.token,
        headers: { 'x-request-id': script, 'accept-language': script },
      })
      const all = JSON.stringify([answer.body, ...answer.headers])
      expect(all, path).not.toContain('<script>alert')
      expect(all, path).not.toContain('evil.test')
    }
  })

  attack('a header with line breaks in it splits no answer and no log line', async () => {
    for (const id of [
      'abcdefgh%0d%0aset-cookie:x=1',
      'abcdefgh;x',
      '+21698123456',
      `eyJhbGciOiJub25lIn0.eyJzdWIiOiJ4In0.x`,
      'x'.repeat(65),
    ]) {
      const answer = await scene.server.ask('/api/me', { headers: { 'x-request-id': id } })
      expect(answer.headers.get('x-request-id'), id).not.toBe(id)
    }
    expect(scene.server.lines.filter((line) => line.trim().includes('\n'))).toEqual([])
  })

  attack('the cookie of a session is for this host, over TLS, for no script and no other site', async () => {
    const person = await aPerson(scene.server, scene.victim.branch)
    const [cookie = ''] = (await signIn(scene.server, person)).headers.getSetCookie()
    expect(cookie).toMatch(/^__Host-refresh-[0-9a-f-]{36}=/)
    for (const attribute of [/; HttpOnly/i, /; Secure/i, /; SameSite=Strict/i, /; Path=\/(?:;|$)/i])
      expect(cookie).toMatch(attribute)
    expect(cookie).not.toMatch(/domain=/i)
  })

  attack('what is answered to somebody is kept by no cache', async () => {
    const { victim, server } = scene
    const paths = [
      '/api/me',
      '/api/staff',
      '/api/audit',
      `/api/branches/${victim.branchId}/devices`,
      `/api/branches/${victim.branchId}/quarantine`,
      `/api/t/${'x'.repeat(40)}`,
      '/api/nowhere',
    ]
    for (const path of paths)
      expect((await server.ask(path, { token: victim.admin.token })).headers.get('cache-control'), path).toBe(
        'no-store',
      )
  })
})

describe('[ID16] limits', () => {
  const ask = (address: string, headers: Record<string, string> = {}) =>
    scene.server.ask('/api/t/x', { address, headers })
  const hard = policies.ticket.address.hard

  attack('a forged X-Forwarded-For, in any number and spelling, makes no other caller', async () => {
    const address = scene.anAddress()
    await presetAddress(scene.server, 'ticket', address, hard)
    const forged = [
      '198.51.100.7',
      '10.0.0.1',
      '127.0.0.1',
      '::1',
      '198.51.100.7, 10.0.0.1',
      ' ',
      'unknown',
      '2001:db8::7',
      `198.51.100.7${','.repeat(500)}`,
    ]
    for (const value of forged)
      expect(told(await ask(address, { 'x-forwarded-for': value })), value).toBe('429 too_many_requests')
    const others = {
      forwarded: 'for=198.51.100.7',
      'x-real-ip': '198.51.100.7',
      'true-client-ip': '198.51.100.7',
      'cf-connecting-ip': '198.51.100.7',
      'x-client-ip': '198.51.100.7',
    }
    expect(told(await ask(address, others))).toBe('429 too_many_requests')
  })

  attack('behind a trusted proxy only what that proxy wrote is believed', async () => {
    await presetAddress(scene.server, 'ticket', '198.51.100.9', hard)
    for (const before of ['198.51.100.77', '10.1.1.1', 'x, y', '127.0.0.1, 198.51.100.77'])
      expect(told(await ask('10.0.0.1', { 'x-forwarded-for': `${before}, 198.51.100.9` })), before).toBe(
        '429 too_many_requests',
      )
  })

  attack('all addresses of one IPv6 /64, and an IPv4 address in any clothes, are one', async () => {
    await presetAddress(scene.server, 'ticket', '2001:db8:77:1::1', hard)
    for (const address of ['2001:db8:77:1::2', '2001:0DB8:0077:0001:ffff:ffff:ffff:ffff', '2001:db8:77:1::1%eth0'])
      expect(told(await ask(address)), address).toBe('429 too_many_requests')
    await presetAddress(scene.server, 'ticket', '198.51.100.44', hard)
    for (const address of ['::ffff:198.51.100.44', '::FFFF:c633:642c', '0:0:0:0:0:ffff:c633:642c'])
      expect(told(await ask(address)), address).toBe('429 too_many_requests')
  })

  attack('a body that plays with the key of a count falls into no other one’s', async () => {
    const account = (tenant: string, email: string) =>
      scene.server.ask('/api/password/forgot', { body: { tenant, email }, address: scene.anAddress() })
    await presetCount(
      scene.server,
      'password_forgot:account',
      'bank\nvictim@bank.tn',
      policies.passwordForgot.account.hard,
    )
    expect(told(await account('bank', 'victim@bank.tn'))).toBe('429 too_many_requests')
    for (const spelling of [' BANK ', 'Ｂank'])
      expect(told(await account(spelling, 'VICTIM@bank.tn')), spelling).toBe('429 too_many_requests')
    for (const [tenant, email] of [
      ['bank\nvictim@bank.tn', 'x@y.tn'],
      ['', 'bank\nvictim@bank.tn'],
      ['ban', 'k\nvictim@bank.tn'],
    ] as const)
      expect(told(await account(tenant, email))).toBe('400 malformed')
    const strange = [`'; delete from limits.counts; --`, '%', '__proto__', 'x'.repeat(254)]
    for (const email of strange) expect((await account('other', email)).status).toBe(202)
  })

  attack('a proof of work of one’s own making, of another policy or spent is none', async () => {
    const address = scene.anAddress()
    await presetAddress(scene.server, 'check_in', address, policies.checkIn.address.soft)
    const path = `/api/branches/${scene.victim.branchId}/check-in`
    const wish = { service_id: scene.victim.branch.services[0]?.id, language: 'fr', client_id: crypto.randomUUID() }
    const forged = Buffer.from(
      JSON.stringify({
        challenge: { parameters: {}, signature: '0'.repeat(64) },
        solution: { counter: 1, derivedKey: '0'.repeat(64) },
      }),
    ).toString('base64')
    await scene.untouched(async () => {
      for (const proof of [undefined, 'x', forged, 'e30=', 'x'.repeat(5_000)]) {
        const answer = await scene.server.ask(path, {
          body: wish,
          address,
          headers: proof === undefined ? {} : { 'x-proof': proof },
        })
        expect(told(answer)).toBe('428 proof_required')
      }
    })
  })
})
