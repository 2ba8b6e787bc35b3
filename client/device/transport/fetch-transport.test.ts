import { expect, test } from 'vitest'
import { heartbeatAnswer } from '../../../sync/wire/heartbeat.ts'
import type { PushRequest } from '../../../sync/wire/push.ts'
import { createAsk } from './ask.ts'
import { createDeviceToken, RENEW_BEFORE_MS } from './device-token.ts'
import { createTransport } from './fetch-transport.ts'

type Asked = { readonly path: string; readonly token: string | null; readonly init: RequestInit }
type Answer = Response | Error | 'never' | ((asked: Asked) => Response)

const LIFE_S = 600
const beat = {
  epoch: 1,
  server_time: '2026-11-26T10:00:00.000Z',
  branch_version: '7',
  config_version: 3,
  today: null,
  writer: null,
}
const json = (body: unknown, status = 200, headers = {}) => Response.json(body, { status, headers })
const refusal = (code: string, status: number, more = {}, headers = {}) =>
  json({ code, message: 'for people', request_id: 'r1', ...more }, status, headers)

/** A server that answers what it is told to; tokens are numbered. */
function aServer(answers: Record<string, Answer[]> = {}) {
  const asked: Asked[] = []
  let [at, tokens] = [1_000, 0]
  const usual: Record<string, (asked: Asked) => Response> = {
    '/api/devices/challenge': () => json({ challenge: 'c'.repeat(30) }),
    '/api/devices/token': () => {
      tokens += 1
      return json({
        status: 'active',
        access_token: `token ${tokens}`,
        expires_in_s: LIFE_S,
        server_time: beat.server_time,
      })
    },
    '/api/heartbeat': () => json(beat),
  }
  const fetch = async (url: string | URL | Request, init: RequestInit = {}): Promise<Response> => {
    const path = String(url).replace('https://here', '')
    const found = { path, token: new Headers(init.headers).get('authorization'), init }
    asked.push(found)
    at += 40
    const answer = answers[path]?.shift() ?? usual[path] ?? json({}, 404)
    if (answer instanceof Error) throw answer
    if (answer === 'never')
      return new Promise((_, reject) => init.signal?.addEventListener('abort', () => reject(init.signal?.reason)))
    return typeof answer === 'function' ? answer(found) : answer
  }
  const monotonic = () => at
  const ask = createAsk({ base: 'https://here', fetch, monotonic })
  const token = createDeviceToken({ deviceId: 'd1', sign: async (text) => `signed ${text}`, ask, monotonic })
  return {
    asked,
    ask,
    token,
    transport: createTransport(ask, token),
    pass: (ms: number) => {
      at += ms
    },
    tokensOf: (path: string) => asked.filter((each) => each.path === path).map((each) => each.token),
  }
}

test('[ID13] a token is got by a signed challenge and kept for the next questions', async () => {
  const { transport, asked, tokensOf } = aServer()
  const reply = await transport.heartbeat(undefined)
  expect(reply).toEqual({ kind: 'answer', answer: beat, round_trip_ms: 40 })
  await transport.heartbeat(undefined)
  expect(tokensOf('/api/heartbeat')).toEqual(['Bearer token 1', 'Bearer token 1'])
  const proof = JSON.parse(String(asked[1]?.init.body))
  expect(proof).toEqual({
    device_id: 'd1',
    challenge: 'c'.repeat(30),
    signature: `signed blesaf token\n${'c'.repeat(30)}`,
  })
})

test('a token is renewed before it ends, and used to its end where that fails', async () => {
  const { transport, pass, tokensOf } = aServer({
    '/api/devices/challenge': [json({ challenge: 'c'.repeat(30) }), new TypeError('no network')],
  })
  await transport.heartbeat(undefined)
  pass(LIFE_S * 1_000 - RENEW_BEFORE_MS)
  await transport.heartbeat(undefined)
  await transport.heartbeat(undefined)
  expect(tokensOf('/api/heartbeat')).toEqual(['Bearer token 1', 'Bearer token 1', 'Bearer token 2'])
})

test('many questions at once ask for one token', async () => {
  const { transport, tokensOf } = aServer()
  await Promise.all([1, 2, 3, 4].map(() => transport.heartbeat(undefined)))
  expect(tokensOf('/api/devices/token')).toHaveLength(1)
})

test('[PU6] a token that is refused is replaced once; a second refusal is the answer', async () => {
  const no = () => refusal('unauthenticated', 401)
  const { transport, tokensOf } = aServer({ '/api/heartbeat': [no(), json(beat), no(), no()] })
  expect(await transport.heartbeat(undefined)).toMatchObject({ kind: 'answer' })
  expect(tokensOf('/api/heartbeat')).toEqual(['Bearer token 1', 'Bearer token 2'])
  expect(await transport.heartbeat(undefined)).toMatchObject({ kind: 'refused', code: 'unauthenticated' })
  expect(tokensOf('/api/heartbeat')).toHaveLength(4)
})

test('where no token is to be had, that is the answer to the question', async () => {
  const { transport, tokensOf } = aServer({ '/api/devices/token': [refusal('unauthenticated', 401)] })
  expect(await transport.heartbeat(undefined)).toMatchObject({ kind: 'refused', code: 'unauthenticated' })
  expect(tokensOf('/api/heartbeat')).toEqual([])
  expect(tokensOf('/api/devices/token')).toHaveLength(1)
})

test.each([
  ['no network', new TypeError('Failed to fetch'), 'network'],
  [
    'a page of a proxy',
    new Response('<!doctype html><p>Sign in', { headers: { 'content-type': 'text/html' } }),
    'not_ours',
  ],
  ['a page that refuses', new Response('<p>Forbidden', { status: 403 }), 'not_ours'],
  ['an answer of another shape', json({ epoch: 'one' }), 'not_ours'],
  ['a refusal of another shape', json({ error: 'no' }, 400), 'not_ours'],
  ['nothing', new Response(null, { status: 204 }), 'not_ours'],
  ['a fault', refusal('internal', 500), 'fault'],
  ['a page of a gateway', new Response('<h1>502', { status: 502 }), 'fault'],
  ['a server that ends', refusal('shutting_down', 503), 'fault'],
])('[PU2] %s is no answer', async (_, answer, why) => {
  const { transport } = aServer({ '/api/heartbeat': [answer] })
  expect(await transport.heartbeat(undefined)).toEqual({ kind: 'unreachable', why })
})

test("our server's refusals come with their code, details and pause", async () => {
  const { transport } = aServer({
    '/api/push': [refusal('too_many_requests', 429, { details: { limit: 3 } }, { 'retry-after': '7' })],
  })
  const request: PushRequest = { protocol: 1, writer: 'w' as PushRequest['writer'], epoch: 1, commands: [] }
  expect(await transport.push(request)).toEqual({
    kind: 'refused',
    code: 'too_many_requests',
    details: { limit: 3 },
    retry_after_ms: 7_000,
  })
})

test('a question has a time limit, and goes nowhere else', async () => {
  const { ask, asked } = aServer({ '/slow': ['never'] })
  expect(await ask({ path: '/slow', msMax: 30, answer: heartbeatAnswer })).toEqual({
    kind: 'unreachable',
    why: 'timeout',
  })
  expect(asked[0]?.init).toMatchObject({ redirect: 'manual', credentials: 'omit', cache: 'no-store' })
})

test('the writer stands in the question', async () => {
  const { transport, asked } = aServer()
  await transport.heartbeat('0198c0de-0000-7000-8000-000000000001')
  expect(asked.at(-1)?.path).toBe('/api/heartbeat?writer=0198c0de-0000-7000-8000-000000000001')
})
