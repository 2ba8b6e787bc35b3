import { afterAll, beforeAll, describe, expect } from 'vitest'
import { aPerson, cookieOf, type Person, refresh, signIn } from '../../identity/people.ts'
import { told } from '../../people/cast.ts'
import { attack, Scene } from '../attack.ts'

let scene: Scene
let person: Person
let other: Person

beforeAll(async () => {
  scene = await Scene.open()
  person = await aPerson(scene.server, scene.victim.branch)
  other = await aPerson(scene.server, scene.stranger.branch)
})
afterAll(() => scene.close())

type Session = { id: string; cookie: string; token: string }

async function begun(who = person): Promise<Session> {
  const answer = await signIn(scene.server, who)
  return { id: answer.body.session.id, cookie: cookieOf(answer) ?? '', token: answer.body.access_token }
}
const isStanding = async ({ id }: Session) =>
  (await scene.rows('select 1 from app.staff_sessions where id = $1 and ended_at is null', [id])).length === 1
const tokens = async ({ id }: Session) =>
  (await scene.rows('select 1 from app.refresh_tokens where session_id = $1', [id])).length
const value = ({ cookie }: Session) => cookie.slice(cookie.indexOf('=') + 1)
const name = ({ id }: Session) => `__Host-refresh-${id}`
const post = (session: Session, headers: Record<string, string>, body: unknown = { session_id: session.id }) =>
  scene.server.ask('/api/refresh', { body, headers: { cookie: session.cookie, ...headers } })

/** It renewed nothing and ended nothing: the honest browser goes on. */
async function stillServes(session: Session): Promise<void> {
  expect(await tokens(session)).toBe(1)
  expect((await refresh(scene.server, session.id, session.cookie)).status).toBe(200)
}

describe('[ID4] a refresh token that was stolen', () => {
  attack('used after its owner used it, it ends the session of both, and that is noted', async () => {
    const session = await begun()
    const next = await refresh(scene.server, session.id, session.cookie)
    const third = await refresh(scene.server, session.id, cookieOf(next))
    expect(third.status).toBe(200)
    const thief = await refresh(scene.server, session.id, session.cookie)
    expect(told(thief)).toBe('401 session_ended')
    expect(cookieOf(thief)).toBe(null)
    expect(await isStanding(session)).toBe(false)
    expect(told(await refresh(scene.server, session.id, cookieOf(third)))).toBe('401 session_ended')
    expect(told(await scene.server.ask('/api/me', { token: third.body.access_token }))).toBe('401 unauthenticated')
    const notes = await scene.rows(`select 1 from app.audit_log where action = 'refresh_reused' and session_id = $1`, [
      session.id,
    ])
    expect(notes).toHaveLength(1)
  })

  attack('used before its owner, it lasts until the owner comes: then both are out', async () => {
    const session = await begun()
    const thief = await refresh(scene.server, session.id, session.cookie)
    await refresh(scene.server, session.id, cookieOf(thief))
    expect(told(await refresh(scene.server, session.id, session.cookie))).toBe('401 session_ended')
    expect(await isStanding(session)).toBe(false)
  })

  attack('sent twenty times at once, it leaves one chain that can go on, not twenty', async () => {
    const session = await begun()
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => refresh(scene.server, session.id, session.cookie)),
    )
    const successors = answers.flatMap((answer) => (answer.status === 200 ? [cookieOf(answer)] : []))
    const unused = await scene.rows('select 1 from app.refresh_tokens where session_id = $1 and used_at is null', [
      session.id,
    ])
    expect(unused.length).toBeLessThanOrEqual(1)
    // Whoever goes on from two of them is found out.
    await refresh(scene.server, session.id, successors[0] ?? null)
    await refresh(scene.server, session.id, successors.at(-1) ?? null)
    const still = await scene.rows('select 1 from app.refresh_tokens where session_id = $1 and used_at is null', [
      session.id,
    ])
    expect(still.length).toBeLessThanOrEqual(1)
  })
})

describe('[ID4] a refresh token that belongs elsewhere', () => {
  attack('the token of one session renews no other, of the same person or of anybody', async () => {
    const [one, two, foreign] = [await begun(), await begun(), await begun(other)]
    for (const [session, from] of [
      [one, two],
      [one, foreign],
      [foreign, one],
    ] as const) {
      const answer = await refresh(scene.server, session.id, `${name(session)}=${value(from)}`)
      expect(told(answer)).toBe('401 session_ended')
    }
    for (const session of [one, two, foreign]) await stillServes(session)
  })

  attack('the token of another bank whose name was written over proves nothing', async () => {
    const [mine, foreign] = [await begun(), await begun(other)]
    const bytes = Buffer.from(value(foreign), 'base64url')
    Buffer.from(person.tenantId.replaceAll('-', ''), 'hex').copy(bytes)
    const answer = await refresh(scene.server, mine.id, `${name(mine)}=${bytes.toString('base64url')}`)
    expect(told(answer)).toBe('401 session_ended')
    const crossed = await refresh(scene.server, foreign.id, `${name(foreign)}=${bytes.toString('base64url')}`)
    expect(told(crossed)).toBe('401 session_ended')
    for (const session of [mine, foreign]) await stillServes(session)
  })

  attack('several cookies of one name lead into no session but their own', async () => {
    const [mine, foreign] = [await begun(), await begun(other)]
    const tossed = `${name(mine)}=${value(foreign)}`
    const first = await refresh(scene.server, mine.id, `${tossed}; ${mine.cookie}`)
    expect(told(first)).toBe('401 session_ended')
    const second = await refresh(scene.server, mine.id, `${mine.cookie}; ${tossed}`)
    expect(second.body.person?.id ?? person.staffId).toBe(person.staffId)
    await stillServes(foreign)
  })

  attack('a cookie without its prefix, in other letters or of a bent name is none', async () => {
    const session = await begun()
    const names = [
      `refresh-${session.id}`,
      `__host-refresh-${session.id}`,
      `__Secure-refresh-${session.id}`,
      `__Host-refresh-${session.id.toUpperCase()}`,
      `__Host-refresh-${session.id} x`,
    ]
    for (const each of names) {
      expect(told(await refresh(scene.server, session.id, `${each}=${value(session)}`)), each).toBe('401 session_ended')
    }
    await stillServes(session)
  })

  attack('an access token is no refresh token, and a refresh token no access token', async () => {
    const session = await begun()
    expect(told(await refresh(scene.server, session.id, `${name(session)}=${session.token}`))).toBe('401 session_ended')
    expect(told(await scene.server.ask('/api/me', { token: value(session) }))).toBe('401 unauthenticated')
    await stillServes(session)
  })

  attack('a token in the body, in the address or in the Authorization header renews nothing', async () => {
    const session = await begun()
    const tries = [
      scene.server.ask('/api/refresh', {
        body: { session_id: session.id, refresh_token: value(session), token: value(session) },
      }),
      scene.server.ask(`/api/refresh?refresh_token=${value(session)}`, { body: { session_id: session.id } }),
      scene.server.ask('/api/refresh', { token: value(session), body: { session_id: session.id } }),
    ]
    for (const answer of await Promise.all(tries)) expect(told(answer)).toBe('401 session_ended')
    await stillServes(session)
  })
})

describe('a refresh that a foreign page makes a browser send', () => {
  attack('by GET, by HEAD or by a link it is no refresh', async () => {
    const session = await begun()
    for (const method of ['GET', 'HEAD', 'PUT', 'OPTIONS']) {
      const answer = await scene.server.ask(`/api/refresh?session_id=${session.id}`, {
        method,
        headers: { cookie: session.cookie },
      })
      expect(answer.status, method).toBe(405)
      expect(answer.headers.getSetCookie()).toEqual([])
    }
    await stillServes(session)
  })

  attack('from a page of another origin, a neighbouring name or no origin it is refused', async () => {
    const session = await begun()
    const origins = [
      'https://evil.test',
      'null',
      'http://localhost.evil.test',
      'http://evil.localhost:9',
      'https://',
      'file://',
      'http://127.0.0.1.evil.test',
      'http://localhost@evil.test',
    ]
    for (const origin of origins) {
      const answer = await post(session, { origin })
      expect(told(answer), origin).toBe('403 not_allowed')
      expect(answer.headers.get('access-control-allow-origin')).toBe(null)
    }
    await stillServes(session)
  })

  attack('by a form, as plain text or without a type it is refused before it is read', async () => {
    const session = await begun()
    const text = JSON.stringify({ session_id: session.id })
    for (const type of [
      'application/x-www-form-urlencoded',
      'multipart/form-data; boundary=x',
      'text/plain',
      'text/plain; application/json',
      'application/json-patch+json',
      'application/jsonp',
      '',
    ]) {
      const answer = await post(session, { 'content-type': type }, text)
      expect(told(answer), type).toBe('415 unsupported_media_type')
    }
    await stillServes(session)
  })
})

describe('a session that is over', () => {
  attack('is not brought back by its refresh token after a sign-out, a new password or a deactivation', async () => {
    const ends: [string, (session: Session) => Promise<unknown>][] = [
      [
        'sign-out',
        (session) => scene.server.ask('/api/sign-out', { token: session.token, body: { session_id: session.id } }),
      ],
      ['deactivation', () => scene.rows('update app.staff set active = false where id = $1', [person.staffId])],
      ['its end', ({ id }) => scene.rows(`update app.staff_sessions set ends_at = app.now() where id = $1`, [id])],
      [
        'its expiry',
        ({ id }) => scene.rows(`update app.staff_sessions set expires_at = app.now() where id = $1`, [id]),
      ],
    ]
    for (const [what, end] of ends) {
      const session = await begun()
      await end(session)
      expect(told(await refresh(scene.server, session.id, session.cookie)), what).toBe('401 session_ended')
      expect(await tokens(session)).toBe(1)
      await scene.rows('update app.staff set active = true where id = $1', [person.staffId])
    }
  })
})
