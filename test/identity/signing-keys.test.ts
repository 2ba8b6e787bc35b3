import { exportJWK } from 'jose'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { createAccessTokens } from '../../server/auth/access-tokens.ts'
import { createSecretBox } from '../../server/auth/secret-box.ts'
import { createSigningKeys } from '../../server/auth/signing-keys.ts'
import { World } from '../setup/world.ts'

let world: World
const box = createSecretBox('s'.repeat(32))
const DAY_MS = 86_400_000
const START = Date.parse('2031-03-01T10:00:00Z')
const PERSON = {
  tenantId: '019a0000-1111-7222-8333-444455556666',
  staffId: '019a0000-1111-7222-8333-444455556667',
  sessionId: '019a0000-1111-7222-8333-444455556668',
}

beforeAll(async () => {
  world = await World.create()
})
beforeEach(() => world.root.query('delete from app_private.signing_keys'))
afterEach(() => world.setNow(null))
afterAll(() => world.close())

/** A server of its own: what it has read of the keys is its own too. */
const aServer = (secrets = box) => createSigningKeys(world.api, secrets)
const onDay = (days: number) => world.setNow(new Date(START + days * DAY_MS).toISOString())
const kept = async () => (await world.root.query('select kid from app_private.signing_keys order by created_at')).rows

describe('[ID3] the keys of access tokens', () => {
  it('are one key when servers start together', async () => {
    const servers = Array.from({ length: 6 }, () => aServer())
    const kids = await Promise.all(servers.map(async (server) => (await server.current()).kid))
    expect(new Set(kids).size).toBe(1)
    expect(await kept()).toHaveLength(1)
  })

  it('are shared: what one server signed another verifies', async () => {
    const now = () => START
    const { token } = await createAccessTokens(aServer(), now).forPerson(PERSON)
    expect(await createAccessTokens(aServer(), now).verifyPerson(token)).toEqual(PERSON)
  })

  it('sign for thirty days, and verify for a day more', async () => {
    await onDay(0)
    const first = (await aServer().current()).kid
    await onDay(29.9)
    expect((await aServer().current()).kid).toBe(first)
    await onDay(30)
    const servers = [aServer(), aServer(), aServer()]
    const next = await Promise.all(servers.map(async (server) => (await server.current()).kid))
    expect(new Set(next).size).toBe(1)
    expect(next[0]).not.toBe(first)
    expect(await aServer().verifier(first)).toBeDefined()
    await onDay(30.99)
    expect(await aServer().verifier(first)).toBeDefined()
    await onDay(31)
    expect(await aServer().verifier(first)).toBeUndefined()
    await onDay(61)
    await aServer().current()
    expect((await kept()).map(({ kid }) => kid)).not.toContain(first)
  })

  it('are followed at once when another secret sealed them, and still verify', async () => {
    const first = (await aServer().current()).kid
    await world.root.query(`update app_private.signing_keys set created_at = created_at - interval '1 hour'`)
    const other = aServer(createSecretBox('t'.repeat(32)))
    const { kid } = await other.current()
    expect(kid).not.toBe(first)
    expect(await other.verifier(first)).toBeDefined()
    expect(await kept()).toHaveLength(2)
  })

  it('are sealed where they are kept', async () => {
    const { kid } = await aServer().current()
    const { rows } = await world.root.query(
      'select public_key, private_sealed from app_private.signing_keys where kid = $1',
      [kid],
    )
    expect(rows[0].public_key).toEqual({ kty: 'OKP', crv: 'Ed25519', x: expect.any(String) })
    expect(rows[0].private_sealed).not.toContain(rows[0].public_key.x)
    const opened = JSON.parse(box.open('signing_key', rows[0].private_sealed) ?? '')
    expect(opened).toMatchObject({ x: rows[0].public_key.x, d: expect.any(String) })
    const key = await aServer().verifier(kid)
    expect(key && (await exportJWK(key)).d).toBeUndefined()
  })
})

describe('[ID1] a key’s name that is none of ours', () => {
  it('is undefined, whatever it is', async () => {
    const server = aServer()
    await server.current()
    for (const kid of ['', 'x', '../x', `' or true --`, '__proto__', 'k'.repeat(10_000)]) {
      expect(await server.verifier(kid)).toBeUndefined()
    }
  })

  it('costs the database one question a second, however often it is asked', async () => {
    let questions = 0
    const counting = {
      query: (async (...args: [string]) => {
        questions += 1
        return world.api.query(...args)
      }) as typeof world.api.query,
    }
    const server = createSigningKeys(counting, box)
    const { kid } = await server.current()
    questions = 0
    const askedAt = performance.now()
    await Promise.all(Array.from({ length: 100 }, () => server.verifier(crypto.randomUUID())))
    expect(questions).toBe(1)
    expect(performance.now() - askedAt).toBeGreaterThan(500)
    expect(await server.verifier(kid)).toBeDefined()
    expect(questions).toBe(1)
  })

  it('is found when another server has just made it, also while strangers ask', async () => {
    const server = aServer()
    await onDay(0)
    await server.current()
    await onDay(30)
    const stranger = server.verifier(crypto.randomUUID())
    const { kid } = await aServer().current()
    expect(await server.verifier(kid)).toBeDefined()
    expect(await stranger).toBeUndefined()
  })
})
