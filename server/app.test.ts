import { createRoute, z } from '@hono/zod-openapi'
import { describe, expect, test } from 'vitest'
import { createApp } from './app.ts'
import { fakeDeps } from './http/fake-deps.ts'
import { HttpError } from './http/http-error.ts'
import { httpErrorOf } from './http/http-error-of.ts'

const echoRoute = createRoute({
  method: 'post',
  path: '/echo/{token}',
  request: { body: { required: true, content: { 'application/json': { schema: z.object({ n: z.number().int() }) } } } },
  responses: { 200: { description: 'ok', content: { 'application/json': { schema: z.object({ n: z.number() }) } } } },
})

function anApp(environment = {}, overrides = {}) {
  const deps = fakeDeps(environment, overrides)
  const app = createApp(deps)
  app.openapi(echoRoute, (c) => c.json({ n: c.req.valid('json').n }, 200))
  return { app, deps, logged: () => deps.lines.map((line) => JSON.parse(line) as Record<string, unknown>) }
}

function post(body: string, headers: Record<string, string> = { 'content-type': 'application/json' }) {
  return { method: 'POST', body, headers }
}

async function errorOf(response: Response | Promise<Response>) {
  const answer = await response
  expect(answer.headers.get('content-type')).toContain('application/json')
  const body = (await answer.json()) as Record<string, unknown>
  expect(Object.keys(body).filter((key) => key !== 'details')).toEqual(['code', 'message', 'request_id'])
  expect(body.request_id).toBe(answer.headers.get('x-request-id'))
  return {
    status: answer.status,
    code: body.code,
    message: body.message,
    details: body.details,
    headers: answer.headers,
  }
}

describe('errors have one shape', () => {
  test('an unknown path is 404 and a known one with another method is 405', async () => {
    const { app } = anApp()
    expect(await errorOf(app.request('/nowhere'))).toMatchObject({ status: 404, code: 'not_found' })
    const wrong = await errorOf(app.request('/echo/x', { method: 'DELETE' }))
    expect(wrong).toMatchObject({ status: 405, code: 'method_not_allowed' })
    expect(wrong.headers.get('allow')).toBe('POST')
    const read = await errorOf(app.request('/health/live', { method: 'PUT' }))
    expect(read.headers.get('allow')).toBe('GET, HEAD')
  })

  test.each([
    ['malformed JSON', '{"n":', undefined, 400, 'malformed'],
    ['an empty body', '', undefined, 400, 'malformed'],
    ['a wrong type', '{"n":"1"}', undefined, 400, 'malformed'],
    ['a form', 'n=1', { 'content-type': 'application/x-www-form-urlencoded' }, 415, 'unsupported_media_type'],
    ['plain text', '{"n":1}', { 'content-type': 'text/plain' }, 415, 'unsupported_media_type'],
    [
      'another charset',
      '{"n":1}',
      { 'content-type': 'application/json; charset=utf-16' },
      415,
      'unsupported_media_type',
    ],
    ['a look-alike type', '{"n":1}', { 'content-type': 'application/jsonx' }, 415, 'unsupported_media_type'],
  ] as const)('%s is refused', async (_, body, headers, status, code) => {
    const { app } = anApp()
    expect(await errorOf(app.request('/echo/x', post(body, headers)))).toMatchObject({ status, code })
  })

  test('JSON in UTF-8 is accepted, with the charset said or not', async () => {
    const { app } = anApp()
    for (const type of ['application/json', 'application/json; charset=utf-8', 'Application/JSON;charset="UTF-8"']) {
      expect((await app.request('/echo/x', post('{"n":1}', { 'content-type': type }))).status).toBe(200)
    }
  })

  test('a failed check says where, and repeats no value', async () => {
    const { app } = anApp()
    const { details } = await errorOf(app.request('/echo/x', post('{"n":"98123456"}')))
    expect(details).toEqual({ in: 'json', issues: [{ path: 'n', code: 'invalid_type' }] })
  })

  test('a body over the limit is 413, declared or not', async () => {
    const { app } = anApp({ BODY_LIMIT_BYTES: '1024' })
    const long = JSON.stringify({ n: 1, pad: 'x'.repeat(2_000) })
    const json = { 'content-type': 'application/json' }
    expect(await errorOf(app.request('/echo/x', post(long, json)))).toMatchObject({ status: 413, code: 'too_large' })
    const declared = await errorOf(app.request('/echo/x', post('{}', { ...json, 'content-length': '1025' })))
    expect(declared).toMatchObject({ status: 413, details: { limit_bytes: 1024 } })
    expect((await app.request('/echo/x', post('{"n":1}', { ...json, 'content-length': '1024' }))).status).toBe(200)
  })

  test('a handler that takes too long is 503, and its late failure does no harm', async () => {
    const { app } = anApp({ REQUEST_TIMEOUT_MS: '100' })
    app.get('/slow', async (c) => {
      await new Promise((resolve) => setTimeout(resolve, 150))
      return c.json({})
    })
    const { status, code, headers } = await errorOf(app.request('/slow'))
    expect({ status, code, retry: headers.get('retry-after') }).toEqual({ status: 503, code: 'timed_out', retry: '1' })
    await new Promise((resolve) => setTimeout(resolve, 100))
  })

  test('an unexpected error is 500 without a word of the inside, and is logged', async () => {
    const { app, logged } = anApp()
    app.get('/boom', () => {
      throw new Error('insert into secrets at /srv/db.ts')
    })
    app.get('/bare', () => {
      throw 'a bare string'
    })
    for (const path of ['/boom', '/bare']) {
      const { headers: _, ...answer } = await errorOf(app.request(path))
      expect(answer).toEqual({ status: 500, code: 'internal', message: 'en:internal', details: undefined })
    }
    expect(logged().filter(({ msg }) => msg === 'request failed')).toHaveLength(2)
  })

  test('a refusal for want of room is no error of ours: a flood of them fills no log', async () => {
    const { app, logged } = anApp()
    app.get('/busy', () => {
      throw httpErrorOf('retry_later')
    })
    expect(await errorOf(app.request('/busy'))).toMatchObject({ status: 503, code: 'retry_later' })
    expect(logged().map(({ msg }) => msg)).not.toContain('request failed')
  })

  test.each([
    ['08006', 503, 'retry_later'],
    ['40P01', 503, 'retry_later'],
    ['53300', 503, 'retry_later'],
    ['57P01', 503, 'retry_later'],
    ['ECONNREFUSED', 503, 'retry_later'],
    ['57014', 503, 'timed_out'],
    ['23505', 500, 'internal'],
  ])('a database error %s is %i %s', async (sqlstate, status, code) => {
    const { app } = anApp()
    app.get('/db', () => {
      throw Object.assign(new Error('secret sql'), { code: sqlstate })
    })
    const answer = await errorOf(app.request('/db'))
    expect(answer).toMatchObject({ status, code })
    expect(JSON.stringify(answer)).not.toContain('secret')
  })

  test('a missing database is 503, not 500', async () => {
    const { app, deps } = anApp()
    app.get('/db', async (c) => c.json(await deps.pools.api.query('select 1')))
    expect(await errorOf(app.request('/db'))).toMatchObject({ status: 503, code: 'retry_later' })
  })

  test('an HttpError keeps its code, status, details and headers', async () => {
    const { app } = anApp()
    app.get('/no', () => {
      throw new HttpError('stale', 409, { details: { age_ms: 20_000 }, headers: { 'x-hint': '1' } })
    })
    const answer = await errorOf(app.request('/no'))
    expect(answer).toMatchObject({ status: 409, code: 'stale', details: { age_ms: 20_000 } })
    expect(answer.headers.get('x-hint')).toBe('1')
  })

  test('the message is in the asked language', async () => {
    const { app } = anApp()
    const french = await errorOf(app.request('/x', { headers: { 'accept-language': 'fr-TN,ar;q=0.5' } }))
    expect(french.message).toBe('fr:not_found')
    expect(french.headers.get('content-language')).toBe('fr')
    expect((await errorOf(app.request('/x?lang=ar'))).message).toBe('ar:not_found')
  })
})

describe('request ids', () => {
  test('a sane id of a front proxy is kept', async () => {
    const { app } = anApp()
    const id = '0f8fad5b-d9cb-469f-a165-70867728950e'
    const answer = await app.request('/health/live', { headers: { 'x-request-id': id } })
    expect(answer.headers.get('x-request-id')).toBe(id)
  })

  test.each(['short', '98123456', 'a b c d e f g h', 'x'.repeat(65), 'amina@example.tn'])(
    '%j is replaced',
    async (id) => {
      const { app, deps } = anApp()
      const answer = await app.request('/health/live', { headers: { 'x-request-id': id } })
      expect(answer.headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/)
      expect(deps.lines.join()).not.toContain(`"${id}"`)
    },
  )
})

describe('logs and metrics', () => {
  test('each request is one line with the pattern of its route, never its path', async () => {
    const { app, deps, logged } = anApp()
    await app.request('/echo/tok_5ecret?lang=fr&phone=98123456', post('{"n":1,"name":"Amina"}'))
    await app.request('/who/knows/tok_5ecret')
    const lines = logged()
    expect(lines.map(({ route, status, method }) => [method, route, status])).toEqual([
      ['POST', '/echo/:token', 200],
      ['GET', 'unmatched', 404],
    ])
    expect(lines[0]).toHaveProperty('request_id')
    expect(deps.lines.join()).not.toMatch(/tok_5ecret|98123456|Amina/)
  })

  test('the histogram counts by pattern and status', async () => {
    const { app } = anApp()
    await app.request('/echo/a', post('{"n":1}'))
    await app.request('/echo/b', post('{"n":1}'))
    await app.request('/nowhere')
    const text = await (await app.request('/metrics')).text()
    expect(text).toContain('http_request_duration_seconds_count{method="POST",route="/echo/:token",status="200"} 2')
    expect(text).toContain('http_request_duration_seconds_count{method="GET",route="unmatched",status="404"} 1')
    expect(text).toContain('process_cpu_seconds_total')
  })
})

describe('headers', () => {
  test('every answer is guarded, errors included', async () => {
    const { app } = anApp()
    for (const path of ['/health/live', '/nowhere']) {
      const { headers } = await app.request(path)
      expect(headers.get('content-security-policy')).toContain("default-src 'self'")
      expect(headers.get('content-security-policy')).toContain("frame-ancestors 'none'")
      expect(headers.get('content-security-policy')).not.toContain('unsafe')
      expect(headers.get('x-content-type-options')).toBe('nosniff')
      expect(headers.get('referrer-policy')).toBe('no-referrer')
      expect(headers.get('permissions-policy')).toContain('geolocation=()')
      expect(headers.get('strict-transport-security')).toBeNull()
    }
  })

  test('https is pinned on a public name only', async () => {
    const { app } = anApp({ PUBLIC_URL: 'https://queue.example.com' })
    expect((await app.request('/health/live')).headers.get('strict-transport-security')).toContain('max-age')
  })

  test('no foreign page may read anything unless it is on the list', async () => {
    const origin = 'https://app.example.com'
    const preflight = { method: 'OPTIONS', headers: { origin, 'access-control-request-method': 'POST' } }
    const closed = anApp().app
    expect((await closed.request('/echo/x', preflight)).headers.get('access-control-allow-origin')).toBeNull()
    const open = anApp({ CORS_ORIGINS: origin }).app
    const allowed = await open.request('/echo/x', preflight)
    expect(allowed.status).toBe(204)
    expect(allowed.headers.get('access-control-allow-origin')).toBe(origin)
    const stranger = await open.request('/health/live', { headers: { origin: 'https://evil.example.com' } })
    expect(stranger.headers.get('access-control-allow-origin')).toBeNull()
  })

  test('a stopping server closes kept-alive connections', async () => {
    const { app, deps } = anApp()
    expect((await app.request('/health/live')).headers.get('connection')).toBeNull()
    deps.stop()
    expect((await app.request('/health/live')).headers.get('connection')).toBe('close')
  })
})

describe('roles', () => {
  test('a worker answers its operators only', async () => {
    const environment = {
      ROLE: 'worker',
      DATABASE_URL: 'postgres://localhost/x',
      APP_SECRET: 's'.repeat(32),
      PUBLIC_URL: 'https://queue.example.com',
    }
    const app = createApp(fakeDeps(environment))
    expect((await app.request('/health/live')).status).toBe(200)
    expect((await app.request('/metrics')).status).toBe(200)
    expect((await app.request('/docs')).status).toBe(404)
  })
})
