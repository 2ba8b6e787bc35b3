import { afterAll, beforeAll, beforeEach, describe, expect } from 'vitest'
import { createOneTimeToken } from '../../../server/auth/one-time-token.ts'
import { aPerson, type Person as Signing, signIn } from '../../identity/people.ts'
import { told } from '../../people/cast.ts'
import { attack, Scene } from '../attack.ts'

const CHOSEN = 'tangerine harbour 9'
let scene: Scene
let person: Signing

beforeAll(async () => {
  scene = await Scene.open({ PUBLIC_URL: 'https://queue.bank.test' })
})
afterAll(() => scene.close())
beforeEach(async () => {
  await scene.forgetCounts()
  person = await aPerson(scene.server, scene.victim.branch)
})

const choose = (token: string, password = CHOSEN) =>
  scene.server.ask('/api/password/choose', { body: { token, password } })
const hash = async (who = person) =>
  (
    await scene.rows<{ h: string }>('select password_hash as h from app.staff_credentials where staff_id = $1', [
      who.staffId,
    ])
  )[0]?.h
const tokenOf = (url: string) => url.split('#')[1] ?? ''

async function invited(headers: Record<string, string> = {}, who = person) {
  const path = `/api/staff/${who.staffId}/invitation`
  return (await scene.server.ask(path, { method: 'POST', token: scene.victim.admin.token, headers })).body
}

describe('[ID9] a link to choose a password', () => {
  attack('serves once, also for two who use it at the same moment', async () => {
    const token = tokenOf((await invited()).invitation_url)
    const answers = await Promise.all([choose(token), choose(token, 'another harbour 10')])
    expect(answers.map(told).sort()).toEqual(['204', '400 code_wrong'])
    const chosen = await hash()
    expect(told(await choose(token, 'another harbour 11'))).toBe('400 code_wrong')
    expect(await hash()).toBe(chosen)
  })

  attack('expired, replaced by a newer one, or of somebody who left, it changes nothing', async () => {
    const before = await hash()
    const older = tokenOf((await invited()).invitation_url)
    const newer = tokenOf((await invited()).invitation_url)
    expect(told(await choose(older))).toBe('400 code_wrong')
    await scene.rows('update app.staff set active = false where id = $1', [person.staffId])
    expect(told(await choose(newer))).toBe('400 code_wrong')
    await scene.rows('update app.staff set active = true where id = $1', [person.staffId])
    await scene.rows('update app.password_links set expires_at = app.now() where staff_id = $1', [person.staffId])
    expect(told(await choose(newer))).toBe('400 code_wrong')
    expect(await hash()).toBe(before)
  })

  attack('under the name of another bank, or cut and bent, it is none', async () => {
    const before = await hash()
    const token = tokenOf((await invited()).invitation_url)
    const moved = Buffer.from(token, 'base64url')
    Buffer.from(scene.stranger.tenantId.replaceAll('-', ''), 'hex').copy(moved)
    const bent = [
      moved.toString('base64url'),
      token.slice(0, -1),
      `${token}A`,
      token.toLowerCase(),
      `${token} `,
      token.replace(/.$/, (c) => (c === 'A' ? 'B' : 'A')),
      createOneTimeToken(scene.victim.tenantId).token,
      '',
      `' or true --`,
    ]
    for (const each of bent) expect(told(await choose(each)), each).toMatch(/^400 (code_wrong|malformed)$/)
    expect(await hash()).toBe(before)
    expect((await choose(token)).status).toBe(204)
  })

  attack('its hash, as the database has it, opens nothing', async () => {
    await invited()
    const [link] = await scene.rows<{ token_hash: string }>(
      'select token_hash from app.password_links where staff_id = $1',
      [person.staffId],
    )
    for (const token of [link?.token_hash ?? '', (link?.token_hash ?? '').padEnd(64, 'A')])
      expect(told(await choose(token))).toBe('400 code_wrong')
  })

  attack('an access token, a refresh token and a link do not pass for each other', async () => {
    const session = await signIn(scene.server, person)
    const cookie = session.headers.getSetCookie()[0]?.split(';')[0]?.split('=')[1] ?? ''
    const link = tokenOf((await invited()).invitation_url)
    for (const token of [session.body.access_token, cookie]) expect(told(await choose(token))).toMatch(/^400/)
    const name = `__Host-refresh-${session.body.session.id}`
    const answer = await scene.server.ask('/api/refresh', {
      body: { session_id: session.body.session.id },
      headers: { cookie: `${name}=${link}` },
    })
    expect(told(answer)).toBe('401 session_ended')
    expect(told(await scene.server.ask('/api/me', { token: link }))).toBe('401 unauthenticated')
  })

  attack('names the address of the installation, whatever Host the request came with', async () => {
    const evil = {
      host: 'evil.test',
      'x-forwarded-host': 'evil.test',
      forwarded: 'host=evil.test',
      'x-forwarded-proto': 'http',
      origin: 'https://evil.test',
      referer: 'https://evil.test/',
    }
    const { invitation_url } = await invited(evil)
    expect(new URL(invitation_url).origin).toBe('https://queue.bank.test')
    const code = await scene.server.ask(`/api/branches/${scene.victim.branchId}/enrolment-codes`, {
      token: scene.victim.admin.token,
      headers: evil,
      body: { kind: 'kiosk', name: 'by an evil host' },
    })
    expect(new URL(code.body.url).origin).toBe('https://queue.bank.test')
    expect(code.body.qr_svg).not.toContain('evil')
  })

  attack('its token stands where no browser sends it: in no path, no query and no Referer', async () => {
    const answer = await invited()
    const url = new URL(answer.invitation_url)
    expect(url.pathname + url.search).toBe('/password')
    const page = await scene.server.ask('/')
    expect(page.headers.get('referrer-policy')).toBe('no-referrer')
  })

  attack('a used one ends every session, so that who held the old password is out', async () => {
    const thief = await signIn(scene.server, person)
    expect((await choose(tokenOf((await invited()).invitation_url))).status).toBe(204)
    expect(told(await scene.server.ask('/api/me', { token: thief.body.access_token }))).toBe('401 unauthenticated')
    expect(told(await signIn(scene.server, person))).toBe('401 sign_in_failed')
  })
})

describe('[ID9] asking for a link', () => {
  const forgot = (tenant: string, email: string, headers: Record<string, string> = {}, address = '192.0.2.1') =>
    scene.server.ask('/api/password/forgot', { body: { tenant, email }, headers, address })
  const jobs = async (who = person) =>
    (await scene.rows(`select 1 from graphile_worker._private_jobs where payload ->> 'staff_id' = $1`, [who.staffId]))
      .length

  attack('every spelling of a mailbox is one mailbox: to be sent for, or not, and to be counted', async () => {
    const turkish = person.email.replace('n', 'n').replace('b', 'B')
    expect((await forgot(person.tenant, turkish)).status).toBe(202)
    expect(await jobs()).toBe(1)
    // A letter that the database would fold to another one than we do names nobody.
    const named = await aPerson(scene.server, scene.victim.branch)
    await scene.rows(`update app.staff set email = 'tiii@bank.tn' where id = $1`, [named.staffId])
    expect((await forgot(named.tenant, 'tİİİ@bank.tn')).status).toBe(202)
    expect(await jobs(named)).toBe(0)
    // And all that name somebody are one count.
    const wide = 'ｔｉｉｉ@bank.tn'
    const before = (await scene.rows(`select 1 from limits.counts where key like 'password_forgot:account%'`)).length
    for (const email of ['tiii@bank.tn', 'TIII@bank.tn', wide, ' tiii@bank.tn']) await forgot(named.tenant, email)
    expect((await scene.rows(`select 1 from limits.counts where key like 'password_forgot:account%'`)).length).toBe(
      before + 1,
    )
  })

  attack('with a link of the attacker’s wish, for another’s mailbox or many at once nothing more is made', async () => {
    const body = {
      tenant: person.tenant,
      email: person.email,
      url: 'https://evil.test',
      staff_id: scene.victim.admin.id,
      purpose: 'invitation',
    }
    const answers = await Promise.all(
      Array.from({ length: 5 }, () =>
        scene.server.ask('/api/password/forgot', { body, headers: { host: 'evil.test' } }),
      ),
    )
    expect(new Set(answers.map(told))).toEqual(new Set(['202']))
    const made = await scene.rows<{ payload: unknown }>(
      `select payload from graphile_worker._private_jobs where payload ->> 'staff_id' = $1`,
      [person.staffId],
    )
    expect(made).toEqual([{ payload: { tenant_id: person.tenantId, staff_id: person.staffId } }])
    const lists = await scene.server.ask('/api/password/forgot', {
      body: { tenant: person.tenant, email: [person.email, 'evil@evil.test'] },
    })
    expect(told(lists)).toBe('400 malformed')
  })
})
