import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createApp } from '../../server/app.ts'
import { fakeDeps } from '../../server/http/fake-deps.ts'
import { isHostCookie } from '../../server/http/is-host-cookie.ts'
import { AppServer, type Asked } from '../setup/app-server.ts'

let server: AppServer
let operator: string

beforeAll(async () => {
  server = await AppServer.open({ DEMO: '1' })
  operator = (await server.operator()).token
})
afterAll(() => server.close())

type Call = { method: string; path: string }

/** Every route of the app with something in its parameters, and what is no route. */
function calls(): Call[] {
  const routes = server.app.routes.filter(({ method }) => method !== 'ALL')
  const named = routes.map(({ method, path }) => ({ method, path: path.replace(/:\w+(\{[^}]*\})?/g, randomUUID()) }))
  const strange = ['/nowhere', '/api/nowhere', '/api/', '/api/t/', '/%ff', '/docs/x', '//', '/api/branch/x'].map(
    (path) => ({ method: 'GET', path }),
  )
  return [
    ...named,
    ...strange,
    ...named.map(({ path }) => ({ method: 'PATCH', path })),
    ...named.map(({ path }) => ({ method: 'HEAD', path })),
  ]
}

/** Asked as a stranger, as somebody with a token, with nonsense and with too much: most answers are errors, as they should be. */
async function answers(): Promise<{ name: string; path: string; answer: Asked }[]> {
  const all: { name: string; path: string; answer: Asked }[] = []
  let n = 0
  for (const { method, path } of calls()) {
    const hasBody = method !== 'GET' && method !== 'HEAD'
    const ways: Parameters<AppServer['ask']>[1][] = [
      { method },
      { method, token: operator },
      ...(hasBody
        ? [
            { method, body: {} },
            { method, body: '{' },
            { method, token: operator, body: {} },
          ]
        : []),
      ...(hasBody ? [{ method, body: 'x=1', headers: { 'content-type': 'application/x-www-form-urlencoded' } }] : []),
    ]
    for (const way of ways) {
      n += 1
      const address = `203.0.${n >> 8}.${n & 255}`
      all.push({
        name: `${method} ${path} ${JSON.stringify({ ...way, token: undefined })}`,
        path,
        answer: await server.ask(path, { ...way, address }),
      })
    }
  }
  return all
}

describe('every answer of every route, errors included', () => {
  let all: Awaited<ReturnType<typeof answers>>
  beforeAll(async () => {
    all = await answers()
  })

  const of = (header: string) => all.map(({ name, answer }) => [name, answer.headers.get(header)] as const)
  const expectAll = (header: string, isGood: (value: string | null) => boolean) =>
    expect(of(header).filter(([, value]) => !isGood(value))).toEqual([])

  it('there are many, of many kinds, and none is a 500', () => {
    expect(all.length).toBeGreaterThan(60)
    const statuses = new Set(all.map(({ answer }) => answer.status))
    for (const status of [200, 400, 401, 404, 405, 415]) expect(statuses).toContain(status)
    expect(all.filter(({ answer }) => answer.status === 500).map(({ name }) => name)).toEqual([])
  })

  it.each([
    [
      'content-security-policy',
      /^default-src 'self'; script-src 'self'( 'wasm-unsafe-eval')?;( style-src 'self'; worker-src 'self';)? connect-src 'self';/,
    ],
    ['content-security-policy', /object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'$/],
    ['x-content-type-options', /^nosniff$/],
    ['x-frame-options', /^DENY$/],
    ['referrer-policy', /^no-referrer$/],
    ['cross-origin-opener-policy', /^same-origin$/],
    ['cross-origin-resource-policy', /^same-origin$/],
    ['permissions-policy', /usb=\(self\), camera=\(self\), screen-wake-lock=\(self\)/],
    [
      'permissions-policy',
      /^(?=.*microphone=\(\))(?=.*geolocation=\((self)?\))(?=.*payment=\(\))(?=.*bluetooth=\(\))(?=.*hid=\(\))(?=.*serial=\(\))/,
    ],
    ['x-request-id', /^[\w.-]{8,64}$/],
  ])('has %s %s', (header, pattern) => expectAll(header, (value) => value !== null && pattern.test(value)))

  it('[AP4] lets only the page on which people join ask where the phone is', () => {
    const asking = all.filter(({ answer }) => answer.headers.get('permissions-policy')?.includes('geolocation=(self)'))
    expect(asking.map(({ path }) => path).filter((path) => !path.startsWith('/join/'))).toEqual([])
    expect(asking.length).toBeGreaterThan(0)
  })

  it('allows no inline script, no eval and no foreign source', () => {
    expectAll('content-security-policy', (value) => !/'unsafe|https?:|\*|nonce/.test(value ?? ''))
  })

  it('allows only the pages that hold a database, and its worker, to compile one', () => {
    const compiling = all.filter(({ answer }) => answer.headers.get('content-security-policy')?.includes('wasm'))
    const pages = new Set(compiling.map(({ path }) => path))
    expect([...pages].filter((path) => !/^\/(teller|manager|assets\/lens\/.*)$/.test(path))).toEqual([])
    expect(pages).toContain('/teller')
  })

  it('of the API and of errors is kept by nobody', () => {
    const kept = all.filter(({ path, answer }) => {
      const isGuarded = path.startsWith('/api/') || answer.status >= 400
      return isGuarded && answer.headers.get('cache-control') !== 'no-store'
    })
    expect(kept.map(({ name, answer }) => [name, answer.status, answer.headers.get('cache-control')])).toEqual([])
  })

  it.each([
    'server',
    'x-powered-by',
    'via',
    'access-control-allow-origin',
    'access-control-allow-credentials',
    'x-aspnet-version',
  ])('has no %s', (header) => expectAll(header, (value) => value === null))

  it('[ID4] sets no cookie but those of this host alone', () => {
    const cookies = all.flatMap(({ answer }) => answer.headers.getSetCookie())
    expect(cookies.filter((cookie) => !isHostCookie(cookie))).toEqual([])
  })

  it('is an error in the one shape or something that the route promises', () => {
    const odd = all.filter(
      ({ name, answer: { status, body } }) =>
        status >= 400 &&
        !name.startsWith('HEAD') &&
        (typeof body.code !== 'string' || typeof body.request_id !== 'string') &&
        !name.includes('/health/'),
    )
    expect(odd.map(({ name }) => name)).toEqual([])
  })
})

describe('https', () => {
  it('is pinned for half a year on a public name, on errors too', async () => {
    const app = createApp(fakeDeps({ PUBLIC_URL: 'https://queue.example.com' }))
    for (const path of ['/', '/nowhere', '/api/branch']) {
      expect((await app.request(path)).headers.get('strict-transport-security')).toBe('max-age=15552000')
    }
  })

  it.each(['http://localhost:3000', 'https://localhost:3000', 'https://127.0.0.1:3000'])(
    'is not pinned to %s',
    async (url) => {
      expect(
        (await createApp(fakeDeps({ PUBLIC_URL: url })).request('/')).headers.has('strict-transport-security'),
      ).toBe(false)
    },
  )
})

describe('cookies', () => {
  const setting = async (cookie: string) => {
    const app = createApp(fakeDeps())
    app.get('/set', (c) => c.text('set', 200, { 'set-cookie': cookie }))
    return app.request('/set')
  }

  it('[ID4] one that others could use never leaves the server', async () => {
    for (const cookie of [
      'session=1',
      '__Host-x=1; Secure; Path=/; HttpOnly',
      '__Host-x=1; Secure; Path=/; SameSite=Strict; HttpOnly; Domain=example.com',
    ]) {
      const answer = await setting(cookie)
      expect([answer.status, answer.headers.getSetCookie()]).toEqual([500, []])
    }
  })

  it('[ID4] one of this host alone does', async () => {
    const answer = await setting('__Host-x=1; Secure; Path=/; HttpOnly; SameSite=Strict')
    expect([answer.status, answer.headers.getSetCookie().length]).toEqual([200, 1])
  })
})

describe('foreign pages', () => {
  const LISTED = 'https://app.example.com'
  const ORIGINS = [
    'https://evil.example.com',
    'null',
    'http://localhost',
    'https://queue.example.com.evil.example',
    '',
    '*',
    'https://app.example.com.evil.example',
    'http://app.example.com',
    'https://app.example.com:444',
    `${LISTED}/`,
    `${LISTED}, ${LISTED}`,
    LISTED.toUpperCase(),
  ]
  const asked = (app: ReturnType<typeof createApp>, origin: string, method: string) =>
    app.request('/health/live', {
      method,
      headers: { origin, 'access-control-request-method': 'POST', 'access-control-request-headers': 'authorization' },
    })

  it.each([...ORIGINS, LISTED])('none is let in while nobody is listed: %j', async (origin) => {
    const app = createApp(fakeDeps({ PUBLIC_URL: 'https://queue.example.com' }))
    for (const method of ['OPTIONS', 'GET', 'HEAD']) {
      const { headers } = await asked(app, origin, method)
      expect([...headers.keys()].filter((name) => name.startsWith('access-control-'))).toEqual([])
    }
  })

  it.each(ORIGINS)('%j is not the one that is listed', async (origin) => {
    const app = createApp(fakeDeps({ CORS_ORIGINS: LISTED }))
    for (const method of ['OPTIONS', 'GET']) {
      const { headers } = await asked(app, origin, method)
      expect(headers.get('access-control-allow-origin')).toBeNull()
      expect(headers.get('access-control-allow-credentials')).toBeNull()
    }
  })

  it('the one that is listed reads, and never with our cookies', async () => {
    const app = createApp(fakeDeps({ CORS_ORIGINS: LISTED }))
    for (const method of ['OPTIONS', 'GET']) {
      const { headers } = await asked(app, LISTED, method)
      expect(headers.get('access-control-allow-origin')).toBe(LISTED)
      expect(headers.get('access-control-allow-credentials')).toBeNull()
      expect(headers.get('vary')?.toLowerCase()).toContain('origin')
    }
  })

  it.each(['null', '*', 'https://*.example.com', 'https://app.example.com/path', 'https://user@app.example.com'])(
    '%j cannot be listed',
    (origin) => {
      expect(() => fakeDeps({ CORS_ORIGINS: origin })).toThrow()
    },
  )
})
