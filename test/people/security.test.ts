import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { AppServer } from '../setup/app-server.ts'
import { aCast, type Cast, notes, told } from './cast.ts'

let server: AppServer
let cast: Cast

beforeAll(async () => {
  server = await AppServer.open()
})
afterAll(() => server.close())
beforeEach(async () => {
  cast = await aCast(server)
})

const read = (token = cast.admin.token) => server.ask('/api/security', { token })
const change = (body: unknown, token = cast.admin.token) =>
  server.ask('/api/security', { method: 'PATCH', token, body })

it('an admin reads and changes the settings of the own tenant alone, noted with what changed', async () => {
  const other = await aCast(server)
  const before = (await read()).body
  expect(before).toEqual({
    totp_for_admins: false,
    session_idle_hours: 12,
    session_max_hours: 168,
    password_length_min: 10,
    pin_digits: 6,
    audit_retention_months: 24,
    version: 1,
  })
  const { status, body } = await change({ version: 1, totp_for_admins: true, pin_digits: 8, session_idle_hours: 12 })
  expect(status).toBe(200)
  expect(body).toEqual({ ...before, totp_for_admins: true, pin_digits: 8, version: 2 })
  expect((await read()).body).toEqual(body)
  expect((await read(other.admin.token)).body).toEqual(before)
  expect(await notes(server, cast.tenantId, 'security_changed')).toMatchObject([
    {
      actor_id: cast.admin.id,
      details: { totp_for_admins: { from: false, to: true }, pin_digits: { from: 6, to: 8 } },
    },
  ])
})

it('a change on a version that others have left conflicts, also at the same moment', async () => {
  const answers = await Promise.all([7, 8, 9].map((pin_digits) => change({ version: 1, pin_digits })))
  expect(answers.map(told).sort()).toEqual(['200', ...Array(2).fill('409 configuration_conflict')])
  expect((await change({ version: 1 })).body.details).toEqual({ version: 2 })
})

it('a change that changes nothing makes no version and no note', async () => {
  expect((await change({ version: 1, pin_digits: 6 })).body.version).toBe(1)
  expect(await notes(server, cast.tenantId, 'security_changed')).toEqual([])
})

const BOUNDS = [
  ['session_idle_hours', 1, 168],
  ['session_max_hours', 1, 720],
  ['password_length_min', 8, 64],
  ['pin_digits', 4, 10],
  ['audit_retention_months', 6, 120],
] as const

it.each(BOUNDS)('%s is bounded on both sides', async (name, min, max) => {
  for (const bad of [min - 1, max + 1, min + 0.5, String(min), null, 1e300])
    expect(told(await change({ version: 1, [name]: bad })), String(bad)).toBe('400 malformed')
  expect((await change({ version: 1, [name]: min })).status).toBe(200)
  expect((await change({ version: 2, [name]: max })).body).toMatchObject({ [name]: max })
})

it.each([{ pin_digits: 6 }, { version: 1, tenant_id: 'x' }, { version: 0 }, { version: 2 ** 60 }, [], 'x'])(
  'bad input %j is malformed',
  async (body) => {
    expect(told(await change(body))).toBe('400 malformed')
  },
)

it('nobody below reads or changes them; an operator’s are the installation’s own', async () => {
  const operator = await server.operator()
  expect(told(await change({ version: 1, pin_digits: 9 }, operator.token))).toBe('200')
  expect((await read()).body.pin_digits).not.toBe(9)
  for (const token of [cast.manager.token, cast.teller.token]) {
    expect(told(await read(token))).toBe('403 not_allowed')
    expect(told(await change({ version: 1, pin_digits: 9 }, token))).toBe('403 not_allowed')
  }
  expect(told(await server.ask('/api/security'))).toBe('401 unauthenticated')
})
