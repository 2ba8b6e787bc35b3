import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createApp } from '../../server/app.ts'
import { shellByPath } from '../../server/client/shells.ts'
import { fakeDeps } from '../../server/http/fake-deps.ts'
import { POLICY_BY_PATH, policies } from '../../server/limits/policies.ts'
import { messageFor } from '../../sync/errors/message-for.ts'
import { presetAddress, presetCount } from './counts.ts'
import { PublicWorld } from './public-world.ts'

let world: PublicWorld
let addresses = 0
/** Nobody has asked anything from there yet. */
function anAddress(): string {
  addresses += 1
  return `198.51.100.${addresses}`
}

beforeAll(async () => {
  world = await PublicWorld.open({ TRUSTED_PROXIES: '10.0.0.0/8' })
})
afterAll(() => world.close())

const ask = (path: string, options: Parameters<typeof world.server.ask>[1]) => world.server.ask(path, options)
const tickets = (address: string, headers: Record<string, string> = {}) => ask('/api/t/x', { address, headers })

describe('an address', () => {
  it('[ID16] passes up to the limit; beyond, it is told how long to wait', async () => {
    const address = anAddress()
    await presetAddress(world.server, 'ticket', address, policies.ticket.address.hard - 1)
    expect((await tickets(address)).status).toBe(404)
    const refused = await tickets(address)
    expect(refused).toMatchObject({ status: 429, body: { code: 'too_many_requests' } })
    const seconds = Number(refused.headers.get('retry-after'))
    expect(seconds).toBeGreaterThanOrEqual(1)
    expect(seconds).toBeLessThanOrEqual(60)
    expect(refused.body.details).toEqual({ retry_after_s: seconds })
    // Told from memory the second time, and no less.
    expect(await tickets(address)).toMatchObject({
      status: 429,
      body: { details: { retry_after_s: expect.any(Number) } },
    })
    expect((await tickets(anAddress())).status).toBe(404)
  })

  it('[ID16] the window over, it begins anew', async () => {
    const address = anAddress()
    await presetAddress(world.server, 'ticket', address, policies.ticket.address.hard)
    await world.server.world.root.query('update limits.counts set expire = 1 where points = $1', [
      policies.ticket.address.hard,
    ])
    expect((await tickets(address)).status).toBe(404)
  })

  it('[ID16] a /64 of IPv6 is one, and the next /64 another', async () => {
    await presetAddress(world.server, 'ticket', '2001:db8:5:6::1', policies.ticket.address.hard)
    expect((await tickets('2001:db8:5:6:ffff::9')).status).toBe(429)
    expect((await tickets('2001:db8:5:7::1')).status).toBe(404)
  })

  it('[ID16] what a stranger writes into X-Forwarded-For changes nothing, what a trusted proxy writes does', async () => {
    const address = anAddress()
    await presetAddress(world.server, 'ticket', address, policies.ticket.address.hard)
    for (const forwarded of ['203.0.113.1', '127.0.0.1', '10.0.0.1', '203.0.113.1, 10.0.0.2', 'x']) {
      expect((await tickets(address, { 'x-forwarded-for': forwarded, forwarded: `for=${forwarded}` })).status).toBe(429)
    }
    expect((await tickets('10.0.0.1', { 'x-forwarded-for': `203.0.113.1, ${address}` })).status).toBe(429)
    expect((await tickets('10.0.0.1', { 'x-forwarded-for': anAddress() })).status).toBe(404)
  })

  it('[ID16] a second server counts on where the first one stands', async () => {
    const { pools, identity } = world.server
    const second = createApp({ ...fakeDeps(), messageFor, pools, identity })
    const address = anAddress()
    await presetAddress(world.server, 'ticket', address, policies.ticket.address.hard - 1)
    expect((await tickets(address)).status).toBe(404)
    const env = { incoming: { socket: { remoteAddress: address } } } as never
    expect((await second.request('/api/t/x', {}, env)).status).toBe(429)
  })

  it('[ID16] requests at once are counted one by one', async () => {
    const address = anAddress()
    await presetAddress(world.server, 'ticket', address, policies.ticket.address.hard - 10)
    const answers = await Promise.all(Array.from({ length: 30 }, () => tickets(address)))
    expect(answers.filter(({ status }) => status === 404)).toHaveLength(10)
  })

  it.each([
    ['200 customers of one carrier who ask every three seconds', 'ticket', '/api/t/x', 'GET', 4_000],
    [
      'a thousand devices behind a bank’s proxy that ask for a token twice in a minute',
      'device_token',
      '/api/devices/token',
      'POST',
      2_000,
    ],
    ['the same for their challenges', 'device_challenge', '/api/devices/challenge', 'POST', 2_000],
    ['a thousand browsers of an office that open at eight', 'refresh', '/api/refresh', 'POST', 2_000],
    ['sixty people of an office who sign in', 'sign_in', '/api/sign-in', 'POST', 60],
    ['ninety who have come to one hall and say so', 'arrival', '/api/t/x/arrival', 'POST', 90],
    ['a carrier’s customers who look whether to come', 'join', `/api/branches/${randomUUID()}/join`, 'GET', 1_000],
  ])('[ID16] %s are not refused', async (_, policy, path, method, requests) => {
    const address = anAddress()
    await presetAddress(world.server, policy, address, requests)
    expect([428, 429]).not.toContain((await ask(path, { method, address })).status)
  })
})

describe('other dimensions', () => {
  it('[ID16] who guesses the code of a display has to work, then waits', async () => {
    const address = anAddress()
    const tries = { method: 'POST', body: { code: '000000' }, address }
    await presetAddress(world.server, 'arrival', address, policies.arrival.address.soft)
    expect(await ask('/api/t/x/arrival', tries)).toMatchObject({ status: 428, body: { code: 'proof_required' } })
    await presetAddress(world.server, 'arrival', address, policies.arrival.address.hard)
    expect(await ask('/api/t/x/arrival', tries)).toMatchObject({ status: 429 })
  })

  it('[ID16] a branch that is being filled from many addresses asks for work, then refuses', async () => {
    const { branchId } = await world.server.world.addBranch()
    const of = (points: number) => presetCount(world.server, 'check_in:branch', branchId, points)
    await of(policies.checkIn.branch.soft)
    expect(await world.checkIn({}, { branchId, address: anAddress() })).toMatchObject({ status: 428 })
    expect(await world.checkIn({}, { branchId: branchId.toUpperCase(), address: anAddress() })).toMatchObject({
      status: 428,
    })
    await of(policies.checkIn.branch.hard)
    expect(await world.checkIn({}, { branchId, address: anAddress() })).toMatchObject({ status: 429 })
    expect((await world.checkIn({}, { address: anAddress() })).status).toBe(200)
  })

  it('[ID16] one program that comes from many addresses has to work, and is never refused for its looks', async () => {
    const headers = { 'user-agent': 'guesser/1.0' }
    const statuses = new Set<number>()
    const { soft } = policies.enrol.fingerprint
    for (let n = 0; n < soft + 20; n += 1) {
      const { status } = await ask('/api/devices/enrol', {
        method: 'POST',
        headers,
        address: `203.0.${n >> 8}.${n & 255}`,
      })
      if (n >= soft) statuses.add(status)
      else expect(status).not.toBe(428)
    }
    expect([...statuses]).toEqual([428])
    expect((await ask('/api/devices/enrol', { method: 'POST', address: anAddress() })).status).not.toBe(428)
  })

  it('[ID16] an account is counted as typed, known or not, in whatever spelling', async () => {
    const { soft, hard } = policies.passwordForgot.account
    await presetCount(world.server, 'password_forgot:account', 'bank\nnobody@bank.tn', hard)
    const forgot = (body: unknown) => ask('/api/password/forgot', { body, address: anAddress() })
    expect((await forgot({ tenant: 'bank', email: ' Nobody@Bank.TN ' })).status).toBe(429)
    expect((await forgot({ tenant: 'ｂａｎｋ', email: 'nobody@bank.tn\u3000' })).status).toBe(429)
    expect([428, 429]).not.toContain((await forgot({ tenant: 'bank', email: 'somebody@bank.tn' })).status)
    expect([428, 429]).not.toContain((await forgot({ tenant: 'other', email: 'nobody@bank.tn' })).status)
    await presetCount(world.server, 'password_forgot:account', 'bank\nbusy@bank.tn', soft)
    expect((await forgot({ tenant: 'bank', email: 'busy@bank.tn' })).status).toBe(428)
  })

  it('[ID16] a stranger cannot keep somebody from signing in by typing their address', async () => {
    await presetCount(world.server, 'sign_in:account', 'bank\namel@bank.tn', 1_000_000)
    const answer = await ask('/api/sign-in', { body: { tenant: 'bank', email: 'amel@bank.tn' }, address: anAddress() })
    expect(answer.status).toBe(428)
  })

  it.each(['{', '[]', '"x"', '{"email":{}}', '{"email":"\\u0000"}', `{"email":"${'x'.repeat(20_000)}"}`])(
    '[ID16] a body %.30j does not break the counting',
    async (body) => expect((await ask('/api/sign-in', { body, address: anAddress() })).status).toBeLessThan(500),
  )
})

describe('no way around', () => {
  const paths = Object.keys(POLICY_BY_PATH).map((path) => path.replace('*', 'x').replace(':branch_id', randomUUID()))
  const address = '203.0.113.200'

  beforeAll(async () => {
    for (const { name, address: rule } of Object.values(policies)) {
      await presetAddress(world.server, name, address, rule.hard)
    }
  })

  it.each(paths)('[ID16] %s is limited by every method', async (path) => {
    for (const method of ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'TRACE-ME', 'QUERY']) {
      expect([method, (await ask(path, { method, address })).status]).toEqual([method, 429])
    }
  })

  it.each(paths)('[ID16] no other spelling of %s reaches a route without its limit', async (path) => {
    const last = path.at(-1) ?? ''
    const hex = `%${last.charCodeAt(0).toString(16)}`
    const spellings = [
      `${path}/`,
      `${path}//`,
      `/${path}`,
      path.replace('/api/', '/api//'),
      path.replace('/api/', '/api/./'),
      path.replace('/api/', '/api/x/../'),
      path.replace('/api/', '/api/%2e/'),
      path.replace('/api', '/API'),
      path.toUpperCase(),
      path.slice(0, -1) + hex,
      path.slice(0, -1) + hex.toUpperCase(),
      path.slice(0, -1) + hex.replace('%', '%25'),
      path.replaceAll('/', '%2f').replace('%2f', '/'),
      `${path}?x=/api/t/y`,
      `${path}#x`,
      `${path};x=1`,
      `${path}%20`,
      `${path}%00`,
      `${path}%ff`,
      `${path}.json`,
      `/docs/..${path}`,
    ]
    for (const spelling of spellings) {
      for (const method of ['GET', 'HEAD', 'POST']) {
        const { status } = await ask(spelling, { method, address })
        expect([spelling, method, status]).toEqual([spelling, method, expect.toBeOneOf([404, 429])])
      }
    }
  })

  it('[ID16] every route that answers without a token is under a policy, or is known to be open', async () => {
    const open = /^\/docs|^\/openapi\.json$|^\/health\/|^\/metrics$|^\/api\/demo/
    // The screens and their parts, and what displays show beside the calls: files, the same for everybody.
    const built = /^\/(assets|icons|install|media)\/|^\/service-worker\.js$/
    const routes = new Map(
      world.server.app.routes
        .filter(({ method }) => method !== 'ALL')
        .map(({ method, path }) => [`${method} ${path}`, { method, path }]),
    )
    const unlimited: string[] = []
    for (const [name, { method, path }] of routes) {
      if (open.test(path) || built.test(path) || path in shellByPath) continue
      const asked = path.replace(/:\w+(\{[^}]*\})?/g, randomUUID())
      const { status } = await ask(asked, { method, address, ...(method !== 'GET' && { body: {} }) })
      if (status !== 429 && status !== 401) unlimited.push(`${name}: ${status}`)
    }
    expect(unlimited).toEqual([])
  })
})

it('[ID16] the table of counts holds hashes, and nobody’s address', async () => {
  await tickets('192.0.2.55', { 'user-agent': 'telltale' })
  const { rows } = await world.server.world.root.query<{ key: string }>('select key from limits.counts')
  expect(rows.length).toBeGreaterThan(20)
  for (const { key } of rows) expect(key).toMatch(/^[a-z_]+:(address|fingerprint|branch|account):[\w-]{43}$/)
  expect(JSON.stringify(rows)).not.toMatch(/192\.0\.2|telltale|amel/)
})

it('[ID16] without a database the door stays guarded and nobody sees a 500', async () => {
  const deps = fakeDeps()
  const app = createApp(deps)
  const env = { incoming: { socket: { remoteAddress: '192.0.2.9' } } } as never
  const statuses: number[] = []
  for (let n = 0; n < 65; n += 1) statuses.push((await app.request('/api/proof?policy=check_in', {}, env)).status)
  // 1200 in ten minutes are 120 in one; half of them.
  expect(statuses).toEqual([...Array(60).fill(200), ...Array(5).fill(429)])
  const other = await app.request(`/api/t/${world.token(randomUUID())}`, {}, env)
  expect(other.status).toBe(503)
  expect(deps.lines.filter((line) => line.includes('counted in memory'))).toHaveLength(1)
})
