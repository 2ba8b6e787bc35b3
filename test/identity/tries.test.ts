import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { refused } from '../../server/http/refused.ts'
import { createTakeTry } from '../../server/sign-in/tries.ts'
import { AppServer } from '../setup/app-server.ts'
import type { Branch } from '../setup/world.ts'
import { aPerson, type Person, signIn, type Typed } from './people.ts'

let server: AppServer
let branch: Branch
const START = Date.parse('2031-03-01T10:00:00Z')

beforeAll(async () => {
  server = await AppServer.open()
  branch = await server.world.addBranch()
})
afterEach(() => server.world.setNow(null))
afterAll(() => server.close())

const at = (seconds: number) => server.world.setNow(new Date(START + seconds * 1_000).toISOString())
const WRONG = { password: 'wrong horse battery' }

async function fail(person: Person, times: number, typed: Typed = WRONG, token?: string): Promise<number[]> {
  const statuses: number[] = []
  for (let n = 0; n < times; n += 1) {
    statuses.push((await signIn(server, person, typed, token === undefined ? {} : { token })).status)
  }
  return statuses
}

describe('[ID8] wrong passwords', () => {
  it('lock from the fifth on, each for twice as long, for 15 minutes at most', async () => {
    const person = await aPerson(server, branch)
    await at(0)
    expect(await fail(person, 6)).toEqual([401, 401, 401, 401, 401, 429])
    let clock = 0
    for (const seconds of [30, 60, 120, 240, 480, 900, 900, 900]) {
      await at(clock + seconds - 1)
      const locked = await signIn(server, person)
      expect(locked).toMatchObject({ status: 429, body: { code: 'too_many_tries', details: { retry_after_s: 1 } } })
      expect(locked.headers.get('retry-after')).toBe('1')
      clock += seconds
      await at(clock)
      expect(await fail(person, 2)).toEqual([401, 429])
    }
  })

  it('are counted the same for an account that does not exist', async () => {
    const person = await aPerson(server, branch)
    for (const typed of [
      { ...WRONG, email: 'nobody-at-all@bank.tn' },
      { ...WRONG, tenant: 'no-bank-at-all' },
    ]) {
      const statuses = await fail(person, 7, typed)
      expect(statuses).toEqual([401, 401, 401, 401, 401, 429, 429])
      const locked = await signIn(server, person, typed)
      expect(locked.body.details).toEqual({ retry_after_s: expect.any(Number) })
      expect(Number(locked.headers.get('retry-after'))).toBeGreaterThan(25)
    }
  })

  it('are forgotten after a right one', async () => {
    const person = await aPerson(server, branch)
    expect(await fail(person, 4)).toEqual([401, 401, 401, 401])
    expect((await signIn(server, person)).status).toBe(200)
    expect(await fail(person, 5)).toEqual([401, 401, 401, 401, 401])
  })

  it('are forgotten after a day', async () => {
    const person = await aPerson(server, branch)
    await at(0)
    await fail(person, 4)
    await at(86_401)
    expect(await fail(person, 5)).toEqual([401, 401, 401, 401, 401])
  })

  it('lock the right password out too, while they lock', async () => {
    const person = await aPerson(server, branch)
    await fail(person, 5)
    expect((await signIn(server, person)).status).toBe(429)
  })

  it('in another spelling of the account are tries at that account', async () => {
    const person = await aPerson(server, branch)
    const spellings = [person.email.toUpperCase(), ` ${person.email}`, `${person.email}\u3000`, person.email]
    for (const email of spellings) await fail(person, 1, { ...WRONG, email })
    await fail(person, 1, { ...WRONG, tenant: person.tenant.toUpperCase() })
    expect((await signIn(server, person)).status).toBe(429)
  })

  it('from elsewhere lock nobody out of the branch’s own tablet, and the other way round', async () => {
    const person = await aPerson(server, branch)
    const token = await server.deviceToken(await server.world.addDevice(branch, 'tablet'))
    const another = await server.deviceToken(await server.world.addDevice(branch, 'tablet'))
    await fail(person, 6)
    expect((await signIn(server, person, {}, { token })).status).toBe(200)
    await fail(person, 6, WRONG, token)
    expect((await signIn(server, person, {}, { token })).status).toBe(429)
    expect((await signIn(server, person, {}, { token: another })).status).toBe(200)
  })

  it('with and without the bank’s name are the same tries at a device', async () => {
    const person = await aPerson(server, branch)
    const token = await server.deviceToken(await server.world.addDevice(branch, 'tablet'))
    for (const tenant of ['', 'x-1', 'x-2', 'x-3', 'x-4']) {
      const body = { ...(tenant !== '' && { tenant }), email: person.email, ...WRONG }
      expect((await server.ask('/api/sign-in', { token, body })).status).toBe(401)
    }
    expect((await signIn(server, person, {}, { token })).status).toBe(429)
  })

  it('are not counted where nobody had the time to look at them', async () => {
    const person = await aPerson(server, branch)
    const takeTry = createTakeTry(server.pools.api, server.identity.box)
    const busy = refused('retry_later')
    for (let n = 0; n < 6; n += 1) {
      const attempt = await takeTry({ tenant: person.tenant, email: person.email, deviceId: null })
      await expect(attempt.judge(() => Promise.reject(busy))).rejects.toBe(busy)
    }
    expect((await signIn(server, person)).status).toBe(200)
  })

  it('of one account at one bank lock no namesake at another', async () => {
    const person = await aPerson(server, branch)
    const other = await aPerson(server, await server.world.addBranch())
    await server.world.root.query('update app.staff set email = $2 where id = $1', [other.staffId, person.email])
    await fail(person, 6)
    expect((await signIn(server, { ...other, email: person.email })).status).toBe(200)
  })

  it('at once are counted like one after the other', async () => {
    const person = await aPerson(server, branch)
    const answers = await Promise.all(Array.from({ length: 20 }, () => signIn(server, person, WRONG)))
    expect(answers.filter(({ status }) => status === 401)).toHaveLength(5)
    expect(answers.filter(({ status }) => status === 429)).toHaveLength(15)
  })
})

it('[ID8] a try that began before another and is counted after it is no try in a locked time', async () => {
  const { api } = server.world
  const key = 'r'.repeat(43)
  const [early, late] = [await api.connect(), await api.connect()]
  try {
    await api.query('select app.take_try($1)', [key])
    await early.query('begin')
    // Its time is that of its transaction: earlier than the one that is counted before it.
    await early.query('select app.now()')
    await late.query('select app.take_try($1)', [key])
    expect((await early.query('select app.take_try($1) as wait', [key])).rows).toEqual([{ wait: null }])
    await early.query('commit')
  } finally {
    early.release()
    late.release()
  }
})

it('[ID8] what is kept of a try names no account', async () => {
  const person = await aPerson(server, branch)
  await fail(person, 1)
  const { rows } = await server.world.root.query('select key from app_private.sign_in_locks')
  for (const { key } of rows) expect(key).toMatch(/^[\w-]{43}$/)
})
