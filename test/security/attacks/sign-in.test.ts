import { TOTP } from 'otpauth'
import { afterAll, beforeAll, beforeEach, describe, expect } from 'vitest'
import { aPerson, cookieOf, PASSWORD, type Person, refresh, signIn } from '../../identity/people.ts'
import { told } from '../../people/cast.ts'
import type { Asked } from '../../setup/app-server.ts'
import { attack, Scene } from '../attack.ts'

let scene: Scene
let person: Person

beforeAll(async () => {
  scene = await Scene.open()
  person = await aPerson(scene.server, scene.victim.branch)
})
afterAll(() => scene.close())
beforeEach(() => scene.forgetCounts())

const shape = ({ status, body, headers }: Asked) => {
  const { request_id: _, ...rest } = body
  return JSON.stringify([status, rest, [...headers.keys()].sort()])
}
const sessions = async (who = person) =>
  (await scene.rows('select 1 from app.staff_sessions where staff_id = $1', [who.staffId])).length

/** No session began, and no cookie was set. */
async function entersNowhere(act: () => Promise<Asked[]>, who = person): Promise<Asked[]> {
  const before = await sessions(who)
  const answers = await act()
  expect(await sessions(who)).toBe(before)
  for (const answer of answers) expect(answer.headers.getSetCookie()).toEqual([])
  return answers
}

const codeOf = (secret: string, steps = 0) =>
  new TOTP({ secret }).generate({ timestamp: scene.server.identity.now() + steps * 30_000 })

/** Somebody with a second factor; the present code has not served yet. */
async function guarded(role: 'teller' | 'admin' = 'teller') {
  const who = await aPerson(scene.server, scene.victim.branch, role)
  const { token } = await scene.server.signedIn(who.tenantId, who.staffId)
  const { body } = await scene.server.ask('/api/me/totp', { token, body: { password: PASSWORD } })
  const secret = body.secret as string
  const confirmed = await scene.server.ask('/api/me/totp/confirm', { token, body: { code: codeOf(secret) } })
  await scene.rows('update app.staff_credentials set totp_last_step = 0 where staff_id = $1', [who.staffId])
  return { who, token, secret, codes: confirmed.body.recovery_codes as string[] }
}

describe('[ID7] who is there', () => {
  attack(
    'an unknown bank, an unknown person, a wrong password, one who left, one without a password: one answer',
    async () => {
      const left = await aPerson(scene.server, scene.victim.branch)
      const bare = await aPerson(scene.server, scene.victim.branch)
      const elsewhere = await aPerson(scene.server, scene.stranger.branch)
      await scene.rows('update app.staff set active = false where id = $1', [left.staffId])
      await scene.rows('delete from app.staff_credentials where staff_id = $1', [bare.staffId])
      const answers = await entersNowhere(async () => [
        await signIn(scene.server, person, { password: 'wrong horse battery' }),
        await signIn(scene.server, left),
        await signIn(scene.server, bare),
        await signIn(scene.server, elsewhere, { tenant: person.tenant }),
        await signIn(scene.server, person, { email: 'nobody@bank.tn' }),
        await signIn(scene.server, person, { tenant: 'no-such-bank' }),
        await signIn(scene.server, person, { tenant: 'platform' }),
      ])
      expect(new Set(answers.map(shape)).size).toBe(1)
      expect(told(answers[0] as Asked)).toBe('401 sign_in_failed')
    },
  )

  attack('the lock of somebody who is there looks like the lock of nobody', async () => {
    const one = await aPerson(scene.server, scene.victim.branch)
    const codes: string[][] = []
    for (const email of [one.email, 'never-there@bank.tn']) {
      const told_: string[] = []
      for (let n = 0; n < 7; n += 1)
        told_.push(told(await signIn(scene.server, one, { email, password: 'wrong horse battery' })))
      codes.push(told_)
    }
    expect(codes[0]).toEqual(codes[1])
    expect(codes[0]?.at(-1)).toBe('429 too_many_tries')
    // And the right password does not get around it.
    const [answer] = await entersNowhere(async () => [await signIn(scene.server, one)], one)
    expect(told(answer as Asked)).toBe('429 too_many_tries')
  })
})

describe('[ID8] guessing', () => {
  attack('thirty guesses at one moment are no more than five', async () => {
    const one = await aPerson(scene.server, scene.victim.branch)
    const answers = await Promise.all(
      Array.from({ length: 30 }, (_, n) =>
        signIn(scene.server, one, { password: `wrong guess ${n}` }, { address: scene.anAddress() }),
      ),
    )
    const looked = answers.filter(({ body }) => body.code === 'sign_in_failed').length
    expect(looked).toBeLessThanOrEqual(5)
    expect(told(await signIn(scene.server, one, {}, { address: scene.anAddress() }))).toBe('429 too_many_tries')
  })

  attack('another spelling of the account gives no further tries', async () => {
    const one = await aPerson(scene.server, scene.victim.branch)
    const wide = [...one.email]
      .map((c) => (/[a-z]/.test(c) ? String.fromCodePoint((c.codePointAt(0) ?? 0) + 0xfee0) : c))
      .join('')
    const spellings = [one.email, one.email.toUpperCase(), ` ${one.email} `, wide, `${one.email}\u3000`]
    for (const email of spellings) await signIn(scene.server, one, { email, password: 'wrong horse battery' })
    for (const email of spellings) expect(told(await signIn(scene.server, one, { email }))).toBe('429 too_many_tries')
    expect(told(await signIn(scene.server, one, { tenant: ` ${one.tenant.toUpperCase()}` }))).toBe('429 too_many_tries')
  })

  attack('an address that only looks like somebody’s (homographs, dots, tags, dotless i) is nobody’s', async () => {
    const looks = [
      person.email.replace('o', 'о'),
      person.email.replace('a', 'ɑ'),
      person.email.replace('@', '+x@'),
      person.email.replace('m', 'm.'),
      person.email.replace('.tn', '.tn.'),
      person.email.replace('e', 'e\u0301'),
      `"${person.email}"`,
      person.email.replace('-', '_'),
      person.email.replace(/\d+/, '%'),
    ]
    const answers = await entersNowhere(async () => {
      const all: Asked[] = []
      for (const email of looks) all.push(await signIn(scene.server, person, { email }))
      return all
    })
    expect(new Set(answers.map(told))).toEqual(new Set(['401 sign_in_failed']))
  })

  attack('from many addresses at once, or with a forged X-Forwarded-For, the lock is the same', async () => {
    const one = await aPerson(scene.server, scene.victim.branch)
    const post = (n: number, password: string) =>
      scene.server.ask('/api/sign-in', {
        body: { tenant: one.tenant, email: one.email, password },
        address: scene.anAddress(),
        headers: { 'x-forwarded-for': `10.9.8.${n}` },
      })
    for (let n = 0; n < 5; n += 1) await post(n, 'wrong horse battery')
    expect(told(await post(9, PASSWORD))).toBe('429 too_many_tries')
  })
})

describe('what is typed', () => {
  attack('SQL in every field is a text that nobody has', async () => {
    const sql = [
      `' or '1'='1`,
      `'; drop table app.staff; --`,
      `${person.email}' --`,
      `$1`,
      `\\'; select 1`,
      `%' union select null --`,
    ]
    const answers = await entersNowhere(async () => {
      const all: Asked[] = []
      for (const text of sql)
        for (const field of ['tenant', 'email', 'password', 'code'])
          all.push(
            await signIn(
              scene.server,
              person,
              { [field]: text, ...(field === 'code' && { password: `x${text}` }) },
              { address: scene.anAddress() },
            ),
          )
      return all
    })
    for (const answer of answers) expect(told(answer)).toMatch(/^(401 sign_in_failed|429 too_many_tries)$/)
    await scene.rows('delete from app_private.sign_in_locks')
    expect((await signIn(scene.server, person)).status).toBe(200)
  })

  attack(
    'a password of 201 signs, of a megabyte, with null bytes or half characters costs no work and opens nothing',
    async () => {
      const answers = await entersNowhere(async () => [
        await signIn(scene.server, person, { password: `${PASSWORD}${'x'.repeat(201 - PASSWORD.length)}` }),
        await signIn(scene.server, person, { password: `${PASSWORD}\0` }),
        await signIn(scene.server, person, { password: `${PASSWORD}\ud800` }),
        await signIn(scene.server, person, { password: 'x'.repeat(1_000_000) }),
      ])
      expect(answers.map(told)).toEqual(['400 malformed', '400 malformed', '400 malformed', '413 too_large'])
    },
  )

  attack('a password that is cut, padded or in other letters is another one', async () => {
    const one = await aPerson(scene.server, scene.victim.branch)
    const others = [PASSWORD.slice(0, -1), `${PASSWORD} `, PASSWORD.toUpperCase(), ` ${PASSWORD}`]
    const answers = await entersNowhere(
      async () => Promise.all(others.map((password) => signIn(scene.server, one, { password }))),
      one,
    )
    expect(new Set(answers.map(told))).toEqual(new Set(['401 sign_in_failed']))
  })

  attack('a hash, an id or a role in the body does not stand for a password', async () => {
    const [hash] = await scene.rows<{ h: string }>(
      'select password_hash as h from app.staff_credentials where staff_id = $1',
      [person.staffId],
    )
    const one = { tenant: person.tenant, email: person.email, password: 'wrong horse battery' }
    const more = [
      { password_hash: hash?.h },
      { staff_id: person.staffId, tenant_id: person.tenantId },
      { method: 'own' },
      { is_limited: false, role: 'admin' },
    ]
    const answers = await entersNowhere(async () =>
      Promise.all(more.map((each) => scene.server.ask('/api/sign-in', { body: { ...one, ...each } }))),
    )
    for (const answer of answers) expect(told(answer)).toBe('401 sign_in_failed')
    expect(told(await signIn(scene.server, person, { password: hash?.h ?? '' }))).toBe('401 sign_in_failed')
    await scene.rows('delete from app_private.sign_in_locks')
  })
})

describe('[ID10] the second factor', () => {
  attack('a code serves once, also for two who send it at the same moment', async () => {
    const { who, secret } = await guarded()
    const code = codeOf(secret)
    const answers = await Promise.all([signIn(scene.server, who, { code }), signIn(scene.server, who, { code })])
    expect(answers.map(told).sort()).toEqual(['200', '400 code_wrong'])
    expect(told(await signIn(scene.server, who, { code }))).toBe('400 code_wrong')
    // Nor an older one.
    expect(told(await signIn(scene.server, who, { code: codeOf(secret, -1) }))).toBe('400 code_wrong')
  })

  attack('guessing codes with the right password ends like guessing passwords', async () => {
    const { who } = await guarded()
    const told_: string[] = []
    await entersNowhere(async () => {
      for (let n = 0; n < 8; n += 1) {
        told_.push(told(await signIn(scene.server, who, { code: String(100_000 + n) })))
        // Asking without a code in between gives nothing back.
        told_.push(told(await signIn(scene.server, who)))
      }
      return []
    }, who)
    expect(told_.filter((each) => each === '400 code_wrong').length).toBeLessThanOrEqual(5)
    expect(told_.at(-1)).toBe('429 too_many_tries')
  })

  attack('a recovery code serves once, and only for its person', async () => {
    const [{ who, codes }, other] = [await guarded(), await guarded()]
    const code = codes[0] ?? ''
    expect(told(await signIn(scene.server, other.who, { code }))).toBe('400 code_wrong')
    const answers = await Promise.all([
      signIn(scene.server, who, { code }),
      signIn(scene.server, who, { code: code.toLowerCase() }),
    ])
    expect(answers.map(told).sort()).toEqual(['200', '400 code_wrong'])
  })

  attack('no code, an empty one, SQL, a list or a mark of another script opens nothing', async () => {
    const { who } = await guarded()
    await entersNowhere(async () => {
      const all: Asked[] = []
      for (const code of ['', ' ', '000000 or true', '٠٠٠٠٠٠', [], {}, true, null, '0'.repeat(41)]) {
        await scene.rows('delete from app_private.sign_in_locks')
        const answer = await signIn(scene.server, who, { code } as never)
        expect(told(answer), JSON.stringify(code)).toMatch(/^400 (code_wrong|malformed)$/)
        all.push(answer)
      }
      return all
    }, who)
  })

  attack(
    'a session that must set up a second factor gets no further, by no route, by renewal or by a device',
    async () => {
      const { server, victim } = scene
      await scene.rows('update app.tenant_security set totp_for_admins = true where tenant_id = $1', [victim.tenantId])
      const admin = await aPerson(server, victim.branch, 'admin')
      const begun = await signIn(server, admin)
      expect(begun.body.session.is_limited).toBe(true)
      const renewed = await refresh(server, begun.body.session.id, cookieOf(begun))
      expect(renewed.body.session.is_limited).toBe(true)
      const atConsole = await server.ask('/api/sign-in', {
        token: await server.deviceToken(victim.console),
        body: { email: admin.email, password: PASSWORD },
      })
      const reason = { ...victim.quarantined, reason: 'x' }
      const outcome = await server.world.give(
        { ...victim.console, sessionId: atConsole.body.session.id },
        'discard_quarantined',
        'intent',
        reason,
      )
      victim.console.seq += 1
      expect(outcome).toMatchObject({ kind: 'rejected', code: 'session_required' })
      for (const token of [begun.body.access_token, renewed.body.access_token, atConsole.body.access_token])
        for (const path of [
          '/api/staff',
          '/api/security',
          '/api/audit',
          '/api/messages',
          `/api/branches/${victim.branchId}/devices`,
        ])
          expect(told(await server.ask(path, { token })), path).toBe('403 totp_setup_required')
      // Nor does it lift what holds it by asking for less security.
      const patch = await server.ask('/api/security', {
        method: 'PATCH',
        token: begun.body.access_token,
        body: { version: 1, totp_for_admins: false },
      })
      expect(told(patch)).toBe('403 totp_setup_required')
      await scene.rows('update app.tenant_security set totp_for_admins = false where tenant_id = $1', [victim.tenantId])
    },
  )

  attack(
    'a stolen session takes no second factor away without the password, and cannot guess it for long',
    async () => {
      const { who, token } = await guarded()
      const told_: string[] = []
      for (let n = 0; n < 7; n += 1) {
        told_.push(
          told(
            await scene.server.ask('/api/me/totp', { method: 'DELETE', token, body: { password: `wrong guess ${n}` } }),
          ),
        )
      }
      expect(told_.slice(-1)).toEqual(['429 too_many_tries'])
      await scene.rows('delete from app_private.sign_in_locks')
      const anew = await scene.server.ask('/api/me/totp', { token, body: { password: PASSWORD } })
      expect(told(anew)).toBe('409 already_done')
      const [row] = await scene.rows(
        'select totp_at is not null as stands from app.staff_credentials where staff_id = $1',
        [who.staffId],
      )
      expect(row).toEqual({ stands: true })
    },
  )
})

describe('at a device', () => {
  attack('a person of another branch, or a person of another bank, does not sign in at it', async () => {
    const { server, victim, stranger } = scene
    const foreign = await aPerson(server, stranger.branch)
    const [other] = [await aPerson(server, { ...victim.branch, branchId: victim.otherBranchId })]
    const token = await server.deviceToken(victim.tablet)
    for (const who of [foreign, other]) {
      const answers = await entersNowhere(
        async () => [
          await server.ask('/api/sign-in', { token, body: { email: who.email, password: PASSWORD } }),
          await server.ask('/api/sign-in', {
            token,
            body: { tenant: who.tenant, email: who.email, password: PASSWORD },
          }),
        ],
        who,
      )
      expect(new Set(answers.map(told))).toEqual(new Set(['401 sign_in_failed']))
    }
  })

  attack('at a kiosk, a display or a revoked tablet nobody signs in', async () => {
    const { server, victim } = scene
    const gone = await server.world.addDevice(victim.branch, 'tablet')
    await scene.rows(`update app.devices set status = 'revoked', ended_at = app.now() where id = $1`, [gone.deviceId])
    for (const [device, code] of [
      [victim.kiosk, '403 not_allowed'],
      [victim.spare, '403 not_allowed'],
      [gone, '403 device_revoked'],
    ] as const) {
      const token = await server.deviceToken(device)
      const [answer] = await entersNowhere(async () => [
        await server.ask('/api/sign-in', { token, body: { email: person.email, password: PASSWORD } }),
      ])
      expect(told(answer as Asked)).toBe(code)
    }
  })
})
