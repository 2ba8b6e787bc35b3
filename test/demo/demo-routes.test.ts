import { OpenAPIHono } from '@hono/zod-openapi'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { isPassword } from '../../server/auth/passwords.ts'
import { demoFeature } from '../../server/demo/demo-routes.ts'
import { seedDemo } from '../../server/demo/seed-demo.ts'
import type { AppEnv } from '../../server/http/app-env.ts'
import { kioskPinOwner } from '../../sync/pin/kiosk-pin-hash.ts'
import { pinWeakness } from '../../sync/pin/pin-rule.ts'
import { EnrollingDevice } from '../devices/enrolling-device.ts'
import { AppServer, type Asked, type AskOptions } from '../setup/app-server.ts'

type Device = { id: string; kind: string; name: string; is_enrolled: boolean }
type Branch = {
  id: string
  slug: string
  services: { id: string; prefix: string }[]
  counters: { id: string }[]
  devices: Device[]
  people: { id: string; name: string; role: string; email: string }[]
}
type Bank = { id: string; slug: string; branches: Branch[] }

let server: AppServer
const HERE = { address: '127.0.0.1' }

beforeAll(async () => {
  server = await AppServer.open({ DEMO: '1' })
  const { hashPassword } = await import('../../server/auth/passwords.ts')
  const { DEMO_PASSWORD } = await import('../../server/demo/demo-password.ts')
  const passwordHash = await hashPassword(DEMO_PASSWORD)
  await seedDemo({ connection: server.world.database.config('postgres'), now: Date.now, seed: 'test', passwordHash })
})
afterAll(() => server.close())

const at = (path: string, options: AskOptions & { host?: string } = {}): Promise<Asked> =>
  server.ask(`http://${options.host ?? 'localhost'}${path}`, { ...HERE, ...options })
const banks = async (): Promise<Bank[]> => (await at('/api/demo')).body.banks
const branchOf = async (slug = 'jerba-houmt'): Promise<Branch> => {
  const found = (await banks()).flatMap(({ branches }) => branches).find((branch) => branch.slug === slug)
  if (found === undefined) throw new Error(slug)
  return found
}
const codeFor = (device_id: unknown) => at('/api/demo/enrolment', { body: { device_id } })

/** As a browser does it that is opened on the address of a device. */
async function open(slug: string, name: string): Promise<EnrollingDevice> {
  const found = (await branchOf(slug)).devices.find((device) => device.name === name)
  const device = await EnrollingDevice.make(server)
  const answer = await device.enrol((await codeFor(found?.id)).body.code)
  expect(answer.status).toBe(200)
  return device
}

/** A contact of a fresh local database: what it may print without a letter. */
async function lanesOf(device: EnrollingDevice): Promise<{ modulus: number; floors: Record<string, number> }[]> {
  const body = { protocol: 1, writer: crypto.randomUUID(), epoch: 1, commands: [] }
  return (await server.ask('/api/push', { token: device.token, body })).body.writer.lanes.days
}

describe('the demo', () => {
  test('lists its banks, branches, devices and people, without anything that proves somebody', async () => {
    const answer = await at('/api/demo')
    expect(answer.headers.get('cache-control')).toBe('no-store')
    const found: Bank[] = answer.body.banks
    expect(found.map(({ slug, branches }) => [slug, branches.length])).toEqual([
      ['sept-palmiers', 3],
      ['credit-corail', 3],
    ])
    const [branch] = found[0]?.branches ?? []
    expect(branch?.devices.map(({ name, is_enrolled }) => `${name} ${is_enrolled}`)).toEqual([
      'console-1 false',
      'display-1 false',
      'kiosk-1 false',
      'kiosk-2 false',
      'tablet-1 false',
      'tablet-2 false',
      'tablet-3 false',
    ])
    expect(branch?.people.map(({ role }) => role)).toEqual(['teller', 'teller', 'teller', 'manager', 'admin'])
    expect(JSON.stringify(answer.body)).not.toMatch(/token|session|secret|hash/)
  })

  test('tells the password that its people have', async () => {
    const { password } = (await at('/api/demo')).body
    const [row] = (await server.world.root.query('select password_hash from app.staff_credentials limit 1')).rows
    expect(await isPassword(row.password_hash, password)).toBe(true)
  })

  test('never lists a real tenant beside it', async () => {
    const make = `select app_private.create_tenant(gen_random_uuid(), 'real-bank', '{"en":"Real"}', false)`
    await server.world.root.query(make)
    expect((await banks()).map(({ slug }) => slug)).toEqual(['sept-palmiers', 'credit-corail'])
  })
})

describe('a device of the demo', () => {
  test('enrols itself with a code of that click, and works', async () => {
    const before = (await branchOf()).devices.find(({ name }) => name === 'display-1')
    const display = await open('jerba-houmt', 'display-1')
    expect(display.deviceId).toBe(before?.id)
    const { body } = await server.ask('/api/branch', { token: display.token })
    expect(body).toMatchObject({ branch_id: (await branchOf()).id })
    const after = (await branchOf()).devices.find(({ name }) => name === 'display-1')
    expect(after).toMatchObject({ id: before?.id, is_enrolled: true })
  })

  test('in a fresh browser again and again still prints plain numbers, above all that were given', async () => {
    const first = await open('jerba-houmt', 'kiosk-1')
    const [before] = await lanesOf(first)
    expect(before).toMatchObject({ modulus: 1 })
    let last = first
    for (let round = 0; round < 3; round += 1) {
      last = await open('jerba-houmt', 'kiosk-1')
      expect((await lanesOf(last))[0]).toEqual(before)
    }
    expect((await server.ask('/api/branch', { token: first.token })).body).toMatchObject({ code: 'device_revoked' })
    // And one that never printed anything is no gap in the chain.
    await open('jerba-houmt', 'kiosk-1')
    expect((await lanesOf(await open('jerba-houmt', 'kiosk-1')))[0]).toEqual(before)
  })

  test('whose id is nobody’s, a real bank’s, or no id gets no code', async () => {
    const real = await server.world.addBranch()
    const { deviceId } = await server.world.addDevice(real, 'kiosk')
    await server.world.root.query('update app.tenants set is_demo = false where id = $1', [real.tenantId])
    expect((await codeFor(deviceId)).body.code).toBe('not_found')
    expect((await codeFor(crypto.randomUUID())).body.code).toBe('not_found')
    for (const bad of ['x', null, 5, '\0']) expect((await codeFor(bad)).body.code).toBe('malformed')
    // Not even by the function itself.
    const { api } = server.world
    const code = `select app.demo_enrolment_code($1, $2, 'kiosk', 'kiosk', 'AAA', 'mac')`
    await expect(api.query(code, [real.tenantId, real.branchId])).rejects.toMatchObject({ message: 'not_found' })
  })
})

describe('the shell', () => {
  const variables = (text: string): Record<string, string> =>
    Object.fromEntries(
      text
        .trimEnd()
        .split('\n')
        .map((line) => line.split('=') as [string, string]),
    )
  const header = { schema: 1, config_version: 1, age_ms: 0, written_at: null, known_at: null }
  const push = async (token = '', writer = '', command: object = {}) => {
    const commands = [{ seq: 1, id: crypto.randomUUID(), ...header, session: null, ...command }]
    const { body } = await server.ask('/api/push', { token, body: { protocol: 1, writer, epoch: 1, commands } })
    return body.results[0].outcome
  }

  test('holds ids, days and tokens only, for a kiosk and two tellers who are signed in', async () => {
    const answer = await at('/api/demo/shell')
    for (const line of answer.body.trimEnd().split('\n')) expect(line).toMatch(/^[A-Z][A-Z0-9_]*=[A-Za-z0-9._-]+$/)
    const v = variables(answer.body)
    const secret = 'c2VjcmV0LXNlY3JldC0x'
    const number = { number: `${v.PREFIX}-901`, prefix: v.PREFIX, n: 901, number_day: v.DAY }
    const args = { ticket_id: crypto.randomUUID(), service_id: v.SERVICE, language: 'ar', secret, ...number }
    const issued = await push(v.KIOSK, v.KIOSK_WRITER, { name: 'issue_ticket', kind: 'fact', args })
    expect(issued).toMatchObject({ kind: 'applied', flags: ['outside_grant'] })
    for (const n of [1, 2]) {
      const call = { counter_id: v[`COUNTER${n}`], valid_for_ms: 15_000 }
      const command = { name: 'call_next', kind: 'intent', args: call, session: v[`TELLER${n}_SESSION`] }
      expect(await push(v[`TELLER${n}`], v[`TELLER${n}_WRITER`], command)).toMatchObject({ kind: 'applied' })
    }
  })

  test('asked again it replaces its devices, which are no devices of the demo', async () => {
    const before = variables((await at('/api/demo/shell?branch=jerba-houmt')).body)
    const after = variables((await at('/api/demo/shell?branch=jerba-houmt')).body)
    expect((await server.ask('/api/heartbeat', { token: before.KIOSK })).body.code).toBe('device_revoked')
    expect((await server.ask('/api/heartbeat', { token: after.KIOSK })).status).toBe(200)
    expect((await branchOf()).devices.map(({ name }) => name)).not.toContain('curl-kiosk')
    const active = `select count(*)::integer as n from app.devices where name like 'curl-%' and status = 'active' and branch_id = $1`
    expect((await server.world.root.query(active, [(await branchOf()).id])).rows).toEqual([{ n: 3 }])
  })

  test('leaves the plain numbers to the kiosk that somebody opens', async () => {
    const { KIOSK, KIOSK_WRITER } = variables((await at('/api/demo/shell?branch=sousse-corniche')).body)
    await server.ask('/api/push', { token: KIOSK, body: { protocol: 1, writer: KIOSK_WRITER, epoch: 1, commands: [] } })
    expect((await lanesOf(await open('sousse-corniche', 'kiosk-1')))[0]).toMatchObject({ modulus: 1 })
  })

  test('of a branch that is not there is not found', async () => {
    expect((await at('/api/demo/shell?branch=nowhere')).body.code).toBe('not_found')
  })
})

describe('outside', () => {
  const paths = ['/api/demo', '/api/demo/shell']

  test('demo mode there is no such route', async () => {
    const app = new OpenAPIHono<AppEnv>()
    const { identity, pools } = server
    demoFeature(app, { config: { isDemo: false, publicUrl: 'http://localhost' }, pools, identity })
    expect(app.routes).toEqual([])
  })

  test.each([
    ['from another machine', { address: '192.168.1.20' }],
    ['from nowhere that is known', { address: '' }],
    ['under a name that only points here', { host: 'evil.example' }],
  ])('a caller %s is refused, and nothing is made', async (_, options) => {
    const counted =
      'select (select count(*) from app.devices) as devices, (select count(*) from app.enrolment_codes) as codes'
    const { rows: before } = await server.world.root.query(counted)
    for (const path of paths) {
      const { status, body } = await at(path, options)
      expect([status, body.code]).toEqual([403, 'demo_only'])
    }
    const body = { device_id: (await branchOf()).devices[0]?.id }
    expect((await at('/api/demo/enrolment', { body, ...options })).body.code).toBe('demo_only')
    expect((await server.world.root.query(counted)).rows).toEqual(before)
  })

  test('a caller by IPv6 or by a device’s own name is let in', async () => {
    expect((await at('/api/demo', { address: '::1' })).status).toBe(200)
    const named = { address: '::ffff:127.0.0.1', host: 'kiosk-1.localhost:3000' }
    expect((await at('/api/demo', named)).status).toBe(200)
  })
})

test('[KP2] tells the PIN of its kiosks, which each of them is told the hash of', async () => {
  const { kiosk_pin } = (await at('/api/demo')).body
  const kiosk = await open('jerba-houmt', 'kiosk-2')
  const told = (await kiosk.askToken()).body.kiosk_pin
  expect(pinWeakness(kiosk_pin, told.digits)).toBe(null)
  const { pbkdf2Sync } = await import('node:crypto')
  const owner = kioskPinOwner((await branchOf()).id)
  const derived = pbkdf2Sync(`${owner}\n${kiosk_pin}`, Buffer.from(told.salt, 'hex'), told.iterations, 32, 'sha256')
  expect(derived.toString('hex')).toBe(told.hash)
})

test('a real branch gets no PIN that everybody at the machine knows', async () => {
  const { tenantId, branchId } = await server.world.addBranch()
  await server.world.root.query('update app.tenants set is_demo = false where id = $1', [tenantId])
  const hash = [6, 600_000, '0'.repeat(32), '0'.repeat(64)]
  const asked = server.pools.api.query('select app.demo_kiosk_pin($1, $2, $3, $4, $5, $6)', [
    tenantId,
    branchId,
    ...hash,
  ])
  await expect(asked).rejects.toThrow('not_found')
})
