import { expect, test } from 'vitest'
import { askTicket } from './ask-ticket.ts'

const answering = (answer: () => Response | Promise<Response>) => askTicket('token', async () => answer())
const TICKET = { number: 'A-048', state: 'waiting', queued_at: '2026-11-26T09:00:00Z', services: [], leg_index: 0 }

test('a ticket, none, and no answer are told apart', async () => {
  expect(await answering(() => Response.json(TICKET))).toEqual({ kind: 'ticket', ticket: TICKET })
  expect(await answering(() => Response.json({ code: 'not_found' }, { status: 404 }))).toEqual({ kind: 'unknown' })
  expect(await answering(() => Promise.reject(new TypeError('Failed to fetch')))).toEqual({ kind: 'away' })
  expect(await answering(() => new Response('', { status: 503 }))).toEqual({ kind: 'away' })
})

test('[TP1] an answer that is still so is told as such, and the one that has a name is asked about by it', async () => {
  const named = () => Response.json(TICKET, { headers: { etag: '"x"' } })
  expect(await answering(named)).toEqual({ kind: 'ticket', ticket: TICKET, etag: '"x"' })
  let asked: HeadersInit | undefined
  const send = async (_: unknown, init?: RequestInit) => {
    asked = init?.headers
    return new Response(null, { status: 304 })
  }
  expect(await askTicket('token', send as typeof fetch, '"x"')).toEqual({ kind: 'same' })
  expect(asked).toMatchObject({ 'if-none-match': '"x"' })
})

test('who is asked to wait waits', async () => {
  const headers = { 'retry-after': '30' }
  const busy = () => new Response('', { status: 429, headers })
  expect(await answering(busy)).toEqual({ kind: 'away', retryAfterMs: 30_000 })
})

test('the sign-in page of a network is no answer', async () => {
  expect(await answering(() => new Response('<html>sign in</html>'))).toEqual({ kind: 'away' })
  for (const odd of [null, [], { ...TICKET, services: 'x' }, { ...TICKET, number: 1 }])
    expect(await answering(() => Response.json(odd))).toEqual({ kind: 'away' })
})
