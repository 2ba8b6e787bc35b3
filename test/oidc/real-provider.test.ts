import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { notes } from '../identity/people.ts'
import { AppServer, type Asked } from '../setup/app-server.ts'
import { aBank, aTeller, type Bank, finish, reasons, setOidc, start, subjectOf, told } from './bank.ts'
import { type Account, RealProvider, type Returned } from './real-provider.ts'

/** Of some provider's own: none of it may be in an answer or a log. */
const CLIENT = { client_id: 'blesaf', client_secret: 'a secret of the client' }

let provider: RealProvider
let server: AppServer
let bank: Bank
let subjects = 0

beforeAll(async () => {
  provider = await RealProvider.start([CLIENT, { ...CLIENT, client_id: 'of-another-bank' }])
  server = await AppServer.open({ OIDC_ISSUERS: provider.issuer })
})
afterAll(() => Promise.all([server.close(), provider.stop()]))
beforeEach(async () => {
  bank = await aBank(server)
  expect(told(await setOidc(server, bank, { issuer: provider.issuer }))).toBe('200')
})

/** An account at the provider. */
const account = (email: string, others: Partial<Account> = {}): Account => {
  subjects += 1
  return { sub: `subject-${subjects}`, email, email_verified: true, ...others }
}
type Trip = Returned & { readonly flow: string }
async function trip(as: Account, of: Bank = bank): Promise<Trip> {
  const { body } = await start(server, of.tenant)
  return { ...(await provider.visit(body.authorization_url, as)), flow: body.flow }
}
const signIn = async (as: Account, of: Bank = bank): Promise<Asked> => finish(server, await trip(as, of))
const failed = async (answer: Asked, reason: string, of: Bank = bank) => {
  expect(told(answer)).toBe('401 sign_in_failed')
  expect(answer.headers.getSetCookie()).toEqual([])
  expect((await reasons(server, of.tenantId)).at(-1)).toBe(reason)
}

describe('[ID11] a person whom the provider proves', () => {
  it('gets a session as by any other way in, and is linked by the verified e-mail, noted', async () => {
    const teller = await aTeller(server, bank)
    const as = account(teller.email)
    const { status, body, headers } = await signIn(as)
    expect(status).toBe(200)
    expect(body).toMatchObject({ person: { id: teller.id, role: 'teller' }, session: { device_id: null } })
    expect(headers.getSetCookie()[0]).toMatch(`__Host-refresh-${body.session.id}=`)
    expect(headers.get('cache-control')).toBe('no-store')
    expect(await subjectOf(server, teller.id)).toBe(as.sub)
    const sessions = await server.ask('/api/sessions', { token: body.access_token })
    expect(sessions.status).toBe(200)
    expect(await notes(server, bank.tenantId, 'oidc_linked')).toMatchObject([{ subject_id: teller.id, details: {} }])
    expect(await notes(server, bank.tenantId, 'signed_in')).toMatchObject([{ details: { method: 'oidc' } }])
  })

  it('stays found by subject when the e-mail has changed, and is linked once', async () => {
    const teller = await aTeller(server, bank)
    const as = account(teller.email)
    await signIn(as)
    const other = await aTeller(server, bank)
    const { body } = await signIn({ ...as, email: other.email })
    expect(body.person.id).toBe(teller.id)
    expect((await signIn({ ...as, email: 'new@elsewhere.tn', email_verified: false })).body.person.id).toBe(teller.id)
    expect(await subjectOf(server, other.id)).toBeNull()
    expect(await notes(server, bank.tenantId, 'oidc_linked')).toHaveLength(1)
  })

  it('is found whatever the case of the e-mail', async () => {
    const teller = await aTeller(server, bank)
    expect((await signIn(account(teller.email.toUpperCase()))).body.person?.id).toBe(teller.id)
  })

  it('signs in at a device, to which the session belongs', async () => {
    const teller = await aTeller(server, bank)
    const tablet = await server.world.addDevice(bank.branch, 'tablet')
    const answer = await finish(server, await trip(account(teller.email)), await server.deviceToken(tablet))
    expect(answer.body.session.device_id).toBe(tablet.deviceId)
  })

  it('is sent there with code, PKCE, state and nonce, each time others', async () => {
    const [one, two] = [await start(server, bank.tenant), await start(server, bank.tenant)]
    const query = Object.fromEntries(new URL(one.body.authorization_url).searchParams)
    expect(query).toMatchObject({
      response_type: 'code',
      client_id: 'blesaf',
      scope: 'openid email',
      code_challenge_method: 'S256',
    })
    const other = new URL(two.body.authorization_url).searchParams
    for (const name of ['state', 'nonce', 'code_challenge']) {
      expect(query[name]).toMatch(/^[\w-]{43}$/)
      expect(other.get(name)).not.toBe(query[name])
    }
    expect(two.body.flow).not.toBe(one.body.flow)
    expect(one.headers.get('cache-control')).toBe('no-store')
  })
})

describe('[ID11] nobody signs in', () => {
  it('by an e-mail that is not verified, or that the provider says nothing about', async () => {
    const teller = await aTeller(server, bank)
    await failed(await signIn(account(teller.email, { email_verified: false })), 'email_unverified')
    await failed(await signIn({ sub: 'nameless', email: teller.email }), 'email_unverified')
    await failed(await signIn({ sub: 'without e-mail' }), 'email_unverified')
    expect(await subjectOf(server, teller.id)).toBeNull()
  })

  it('who is nobody here', async () => {
    await failed(await signIn(account('stranger@bank.tn')), 'no_person')
  })

  it('who is no longer active, linked or not', async () => {
    const teller = await aTeller(server, bank)
    const as = account(teller.email)
    await signIn(as)
    const other = await aTeller(server, bank)
    await server.world.root.query('update app.staff set active = false where id = any ($1)', [[teller.id, other.id]])
    await failed(await signIn(as), 'inactive')
    await failed(await signIn(account(other.email)), 'inactive')
    expect(await subjectOf(server, other.id)).toBeNull()
    expect((await notes(server, bank.tenantId, 'sign_in_failed')).at(-1)).toMatchObject({ subject_id: other.id })
  })

  it('as a person of another tenant with the same e-mail', async () => {
    const other = await aBank(server)
    const theirs = await aTeller(server, other)
    await failed(await signIn(account(theirs.email)), 'no_person')
    const ours = await aTeller(server, bank, theirs.email)
    const as = account(theirs.email)
    expect((await signIn(as)).body.person.id).toBe(ours.id)
    expect(await subjectOf(server, theirs.id)).toBeNull()
    // The same subject may be somebody at each bank: each links its own.
    await setOidc(server, other, { issuer: provider.issuer, client_id: 'of-another-bank' })
    expect((await signIn(as, other)).body.person.id).toBe(theirs.id)
  })

  it('by an e-mail whose person is linked to another subject', async () => {
    const teller = await aTeller(server, bank)
    const as = account(teller.email)
    await signIn(as)
    await failed(await signIn(account(teller.email)), 'other_subject')
    expect(await subjectOf(server, teller.id)).toBe(as.sub)
  })

  it('at a device of a branch that is not theirs, and is not linked either', async () => {
    const teller = await aTeller(server, bank)
    const elsewhere = await server.world.addBranch({ tenantId: bank.tenantId })
    const token = await server.deviceToken(await server.world.addDevice(elsewhere, 'tablet'))
    await failed(await finish(server, await trip(account(teller.email)), token), 'place')
    expect(await subjectOf(server, teller.id)).toBeNull()
  })

  it.each(['kiosk', 'display'] as const)('at a %s', async (kind) => {
    const token = await server.deviceToken(await server.world.addDevice(bank.branch, kind))
    const teller = await aTeller(server, bank)
    expect(told(await finish(server, await trip(account(teller.email)), token))).toBe('403 not_allowed')
  })

  it('at a revoked device, or by a token that proves no device', async () => {
    const device = await server.world.addDevice(bank.branch, 'tablet')
    const token = await server.deviceToken(device)
    await server.world.root.query(`update app.devices set status = 'revoked' where id = $1`, [device.deviceId])
    const made = await trip(account((await aTeller(server, bank)).email))
    expect(told(await finish(server, made, token))).toBe('403 device_revoked')
    expect(told(await finish(server, made, bank.admin))).toBe('401 unauthenticated')
    // Neither has cost the flow.
    expect((await finish(server, made)).status).toBe(200)
  })

  it('at a device of another bank', async () => {
    const foreign = await aBank(server)
    const token = await server.deviceToken(await server.world.addDevice(foreign.branch, 'tablet'))
    const teller = await aTeller(server, bank)
    await failed(await finish(server, await trip(account(teller.email)), token), 'state_unknown', foreign)
  })
})

describe('[ID11] a flow belongs to the browser that began it and serves once', () => {
  let mine: Trip
  let other: Trip
  beforeEach(async () => {
    mine = await trip(account((await aTeller(server, bank)).email))
    other = await trip(account((await aTeller(server, bank)).email))
  })

  it('a replayed finish finds nothing, also at the same moment', async () => {
    const answers = await Promise.all([mine, mine, mine].map((each) => finish(server, each)))
    expect(answers.map(told).sort()).toEqual(['200', '401 sign_in_failed', '401 sign_in_failed'])
    await failed(await finish(server, mine), 'state_unknown')
  })

  it('the flow of another browser does not go with this state', async () => {
    await failed(await finish(server, { ...mine, flow: other.flow }), 'state_unknown')
    // A victim who was lured to come back with the attacker's code has a flow of their own, or none.
    expect((await finish(server, mine)).status).toBe(200)
  })

  it('another state does not go with this flow', async () => {
    for (const state of [other.state, 'x', `${mine.state}.`]) {
      await failed(await finish(server, { ...mine, state }), 'state_unknown')
    }
  })

  it('the code of another flow is refused by the provider, whose challenge it does not answer', async () => {
    await failed(await finish(server, { ...mine, code: other.code }), 'provider_refused')
  })

  it('a code that was made up is refused, and the flow has served', async () => {
    await failed(await finish(server, { ...mine, code: 'made-up' }), 'provider_refused')
    await failed(await finish(server, mine), 'state_unknown')
  })

  it('mix-up: a code that another issuer is said to have sent goes nowhere, nor one without an issuer', async () => {
    await failed(await finish(server, { ...mine, iss: 'https://attacker.example' }), 'token_invalid')
    const { iss: _, ...anonymous } = other
    await failed(await finish(server, anonymous), 'token_invalid')
  })

  it('it lives for ten minutes', async () => {
    const later = 'update app.oidc_flows set expires_at = expires_at - $2::interval where tenant_id = $1'
    await server.world.root.query(later, [bank.tenantId, '9 minutes 50 seconds'])
    expect((await finish(server, mine)).status).toBe(200)
    await server.world.root.query(later, [bank.tenantId, '11 seconds'])
    await failed(await finish(server, other), 'state_expired')
  })

  it('those that nobody came back from go when others begin', async () => {
    await server.world.root.query(`update app.oidc_flows set expires_at = app.now() where tenant_id = $1`, [
      bank.tenantId,
    ])
    await start(server, bank.tenant)
    const { rows } = await server.world.root.query('select from app.oidc_flows where tenant_id = $1', [bank.tenantId])
    expect(rows).toHaveLength(1)
  })

  it('the database keeps of it what finishes nothing', async () => {
    const { rows } = await server.world.root.query('select * from app.oidc_flows where tenant_id = $1', [bank.tenantId])
    const kept = JSON.stringify(rows)
    for (const secret of [mine.flow, mine.state]) expect(kept).not.toContain(secret)
  })

  it('one of a tenant that there is not is noted with the platform', async () => {
    const flow = Buffer.alloc(48, 7).toString('base64url')
    for (const each of [flow, 'x', `${flow}x`]) {
      expect(told(await finish(server, { ...mine, flow: each }))).toBe('401 sign_in_failed')
    }
  })

  it('it ends when the provider is switched off, changed or removed meanwhile', async () => {
    await setOidc(server, bank, { issuer: provider.issuer, is_enabled: false, version: 1 })
    await failed(await finish(server, mine), 'provider_changed')
    await setOidc(server, bank, { issuer: provider.issuer, client_id: 'of-another-bank', version: 2 })
    await failed(await finish(server, other), 'state_unknown')
    const third = await trip(account((await aTeller(server, bank)).email))
    await server.ask('/api/security/oidc', { method: 'DELETE', token: bank.admin })
    await failed(await finish(server, third), 'state_unknown')
  })
})

it('[ID11] a wrong secret of the client is the provider’s refusal', async () => {
  await setOidc(server, bank, { issuer: provider.issuer, client_secret: 'a wrong one', version: 1 })
  await failed(await signIn(account((await aTeller(server, bank)).email)), 'provider_refused')
})

it('[ID17] nothing that the provider said or was told is in the logs', () => {
  const lines = server.lines.join('\n')
  for (const each of ['invalid_grant', 'subject-', CLIENT.client_secret, '@bank.tn', provider.issuer]) {
    expect(lines).not.toContain(each)
  }
})

it('[ID11] a provider that is down is not a refusal: one comes again later', async () => {
  const own = await RealProvider.start([CLIENT])
  const beside = await AppServer.open({ OIDC_ISSUERS: own.issuer })
  try {
    const there = await aBank(beside)
    const later = await aBank(beside)
    await setOidc(beside, there, { issuer: own.issuer })
    await setOidc(beside, later, { issuer: own.issuer })
    const { body } = await start(beside, there.tenant)
    const made = { ...(await own.visit(body.authorization_url, account('x@bank.tn'))), flow: body.flow }
    await own.stop()
    for (const answer of [await finish(beside, made), await start(beside, later.tenant)]) {
      expect(told(answer)).toBe('503 retry_later')
      expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(1)
    }
    expect(await reasons(beside, there.tenantId)).toEqual(['provider_away'])
  } finally {
    await Promise.all([beside.close(), own.stop()])
  }
})
