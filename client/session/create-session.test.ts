import { expect, test, vi } from 'vitest'
import { z } from 'zod'
import type { Answer } from '../api/answer.ts'
import type { Ask } from '../api/ask.ts'
import { createSession } from './create-session.ts'
import type { SignedIn } from './signed-in.ts'

const ID = '0190a0de-0000-7000-8000-000000000001'

function anAnswer(token: string): SignedIn {
  return {
    access_token: token,
    expires_in_s: 600,
    session: {
      id: ID,
      device_id: null,
      expires_at: '2026-11-26T20:00:00Z',
      ends_at: '2026-12-01T20:00:00Z',
      is_limited: false,
      pin_digits: 6,
    },
    person: { id: ID, name: 'Amira', role: 'teller', language: 'ar' },
    server_time: '2026-11-26T08:00:00Z',
  }
}

function aStage(answers: Record<string, Answer<unknown>[]>, stored: string | null = null) {
  const kept = new Map(stored === null ? [] : [['blesaf.session', stored]])
  const clock = { ms: 0 }
  const ask = vi.fn(async ({ path }: { path: string }) => answers[path]?.shift())
  const session = createSession({
    ask: ask as unknown as Ask,
    storage: {
      getItem: (key) => kept.get(key) ?? null,
      setItem: (key, value) => void kept.set(key, value),
      removeItem: (key) => void kept.delete(key),
    },
    alone: (work) => work(),
    now: () => clock.ms,
  })
  return { session, ask, kept, clock }
}

const ok = (value: unknown): Answer<unknown> => ({ ok: true, value })
const refused = (code: string): Answer<unknown> => ({ ok: false, fault: { code, details: {} } })
const question = { path: '/api/me', answer: z.unknown() }

test('[ID4] nothing but the id of a session is kept, never a token', () => {
  const { session, kept } = aStage({})
  session.open(anAnswer('secret'))
  expect([...kept.values()]).toEqual([ID])
})

test('the session of the last visit comes back by its cookie', async () => {
  const { session, ask } = aStage({ '/api/refresh': [ok(anAnswer('new'))] }, ID)
  expect(await session.restore()).toMatchObject({ ok: true })
  expect(ask).toHaveBeenCalledWith(expect.objectContaining({ path: '/api/refresh', body: { session_id: ID } }))
  expect(session.current()?.person.name).toBe('Amira')
})

test('where nobody was signed in nothing is asked', async () => {
  const { session, ask } = aStage({})
  expect(await session.restore()).toBeUndefined()
  expect(ask).not.toHaveBeenCalled()
})

test('a session that has ended is forgotten; one that could not be asked about is not', async () => {
  const ended = aStage({ '/api/refresh': [refused('session_ended')] }, ID)
  await ended.session.restore()
  expect(ended.kept.size).toBe(0)
  const offline = aStage({ '/api/refresh': [refused('no_connection')] }, ID)
  expect(await offline.session.restore()).toMatchObject({ ok: false })
  expect(offline.kept.get('blesaf.session')).toBe(ID)
})

test('a token near its end is renewed before it is used', async () => {
  const { session, ask, clock } = aStage({ '/api/refresh': [ok(anAnswer('second'))], '/api/me': [ok(1), ok(2)] })
  session.open(anAnswer('first'))
  await session.ask(question)
  expect(ask).toHaveBeenLastCalledWith(expect.objectContaining({ token: 'first' }))
  clock.ms = 571_000
  await session.ask(question)
  expect(ask).toHaveBeenLastCalledWith(expect.objectContaining({ token: 'second' }))
})

test('who is told that the session ended is signed out here', async () => {
  const { session } = aStage({ '/api/me': [refused('session_ended')] })
  const listener = vi.fn()
  session.open(anAnswer('first'))
  session.subscribe(listener)
  expect(await session.ask(question)).toEqual(refused('session_ended'))
  expect(session.current()).toBeUndefined()
  expect(listener).toHaveBeenCalledOnce()
})
