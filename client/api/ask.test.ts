import { expect, test, vi } from 'vitest'
import { z } from 'zod'
import { createAsk, done } from './ask.ts'

const thing = z.object({ id: z.string() })
const json = (body: unknown, status = 200) =>
  new Response(JSON.stringify(body), { status, headers: { 'content-type': 'application/json; charset=UTF-8' } })

function answering(response: Response | Error) {
  const fetch = vi.fn<typeof globalThis.fetch>(async () => {
    if (response instanceof Error) throw response
    return response
  })
  return { ask: createAsk(fetch), fetch }
}

test('what was asked for is parsed, and only that is handed on', async () => {
  const { ask } = answering(json({ id: 'a', more: 1 }))
  expect(await ask({ path: '/api/x', answer: thing })).toEqual({ ok: true, value: { id: 'a' } })
})

test('an answer without a body is done', async () => {
  const { ask } = answering(new Response(null, { status: 204 }))
  expect(await ask({ path: '/api/x', method: 'DELETE', answer: done })).toEqual({ ok: true, value: undefined })
})

test('a refusal has its code, its details and what support asks for', async () => {
  const body = { code: 'password_weak', message: 'x', details: { length_min: 10 }, request_id: 'r' }
  const { ask } = answering(json(body, 400))
  expect(await ask({ path: '/api/x', body: {}, answer: thing })).toEqual({
    ok: false,
    fault: { code: 'password_weak', details: { length_min: 10 }, requestId: 'r' },
  })
})

test.each([
  ['no answer at all', new TypeError('failed to fetch'), 'no_connection'],
  ['too slow an answer', new DOMException('', 'TimeoutError'), 'no_connection'],
  ['a page', new Response('<html>', { headers: { 'content-type': 'text/html' } }), 'foreign_answer'],
  [
    'a page that is an error',
    new Response('', { status: 502, headers: { 'content-type': 'text/html' } }),
    'foreign_answer',
  ],
  ['an answer that says nothing of itself', new Response('x'), 'foreign_answer'],
  ['an error of another shape', json({ error: 'x' }, 500), 'foreign_answer'],
  ['another version’s answer', json({ other: 'a' }), 'unreadable'],
  ['JSON that was cut off', new Response('{"id":', { headers: { 'content-type': 'application/json' } }), 'unreadable'],
])('%s is an answer: %s → %s', async (_, response, code) => {
  const { ask } = answering(response)
  expect(await ask({ path: '/api/x', answer: thing })).toMatchObject({ ok: false, fault: { code } })
})

test('a token and a body are sent as the server reads them, and no other address is followed', async () => {
  const { ask, fetch } = answering(json({ id: 'a' }))
  await ask({ path: '/api/x', body: { a: 1 }, token: 't', headers: { 'x-proof': 'p' }, answer: thing })
  expect(fetch).toHaveBeenCalledWith(
    '/api/x',
    expect.objectContaining({
      method: 'POST',
      body: '{"a":1}',
      redirect: 'manual',
      headers: expect.objectContaining({
        authorization: 'Bearer t',
        'content-type': 'application/json',
        'x-proof': 'p',
      }),
    }),
  )
})
