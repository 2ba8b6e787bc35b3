import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { AppServer } from '../setup/app-server.ts'
import type { Branch, Device } from '../setup/world.ts'
import { openTransaction } from '../sql/concurrency/in-transaction.ts'
import { aPerson, notes, PASSWORD, type Person } from './people.ts'

let server: AppServer
let branch: Branch
let tablet: Device

beforeAll(async () => {
  server = await AppServer.open()
  branch = await server.world.addBranch()
  tablet = await server.world.addDevice(branch, 'tablet')
})
afterAll(() => server.close())

const at = async (device: Device, person: Person, typed: Record<string, unknown> = {}) =>
  server.ask('/api/sign-in', {
    token: await server.deviceToken(device),
    body: { email: person.email, password: PASSWORD, ...typed },
  })
const refused = { status: 401, body: { code: 'sign_in_failed' } }

it('the session belongs to the device, whose tenant need not be typed', async () => {
  const person = await aPerson(server, branch)
  for (const typed of [{}, { tenant: person.tenant }]) {
    const { status, body } = await at(tablet, person, typed)
    expect(status).toBe(200)
    expect(body.session.device_id).toBe(tablet.deviceId)
  }
})

it('commands from that device may name it, and it is the person’s', async () => {
  const person = await aPerson(server, branch)
  const { body } = await at(tablet, person)
  const used = { ...tablet, sessionId: body.session.id, seq: 0 }
  const outcome = await server.world.give(used, 'pause_counter', 'fact', {
    counter_id: branch.counters[0],
    reason: 'break',
  })
  expect(outcome.kind).toBe('applied')
  const { rows } = await server.world.root.query('select staff_id from app.commands where session_id = $1', [
    body.session.id,
  ])
  expect(rows).toEqual([{ staff_id: person.staffId }])
})

describe('[ID7] the one answer is given at a device too', () => {
  it('to another bank’s name than the device’s, though that bank exists and the password is right there', async () => {
    const other = await aPerson(server, await server.world.addBranch())
    expect(await at(tablet, other, { tenant: other.tenant })).toMatchObject(refused)
    expect(await at(tablet, other)).toMatchObject(refused)
  })

  it('to a teller and a manager of another branch; an administrator is of all', async () => {
    const elsewhere = await server.world.addBranch({ tenantId: branch.tenantId })
    for (const role of ['teller', 'manager'] as const) {
      expect(await at(tablet, await aPerson(server, elsewhere, role))).toMatchObject(refused)
    }
    expect((await at(tablet, await aPerson(server, elsewhere, 'admin'))).status).toBe(200)
    const reasons = (await notes(server, branch.tenantId, 'sign_in_failed')).map(({ details }) => details)
    expect(reasons.slice(-2)).toEqual([{ reason: 'place' }, { reason: 'place' }])
  })

  it('to somebody of another branch with a second factor, before that is asked for', async () => {
    const elsewhere = await server.world.addBranch({ tenantId: branch.tenantId })
    const person = await aPerson(server, elsewhere)
    await server.world.root.query(
      `update app.staff_credentials set totp_sealed = 'x', totp_at = app.now() where staff_id = $1`,
      [person.staffId],
    )
    expect(await at(tablet, person)).toMatchObject(refused)
  })
})

describe('nobody signs in', () => {
  it.each(['kiosk', 'display'] as const)('at a %s', async (kind) => {
    const device = await server.world.addDevice(branch, kind)
    expect(await at(device, await aPerson(server, branch))).toMatchObject({
      status: 403,
      body: { code: 'not_allowed' },
    })
  })

  it('at a revoked device, which may know of itself', async () => {
    const device = await server.world.addDevice(branch, 'tablet')
    await server.world.root.query(`update app.devices set status = 'revoked' where id = $1`, [device.deviceId])
    expect(await at(device, await aPerson(server, branch))).toMatchObject({
      status: 403,
      body: { code: 'device_revoked' },
    })
  })

  it('by a token that proves nothing, or proves a person: a browser’s session is not what was asked for', async () => {
    const person = await aPerson(server, branch)
    const { token } = await server.signedIn(person.tenantId, person.staffId)
    const body = { tenant: person.tenant, email: person.email, password: PASSWORD }
    for (const each of [token, 'x.y.z', `${await server.deviceToken(tablet)}x`]) {
      const answer = await server.ask('/api/sign-in', { token: each, body })
      expect(answer).toMatchObject({ status: 401, body: { code: 'unauthenticated' } })
    }
    const basic = await server.ask('/api/sign-in', { headers: { authorization: 'Basic YTpi' }, body })
    expect(basic.status).toBe(401)
  })

  it('at a device that its tenant does not have', async () => {
    const foreign = await server.world.addDevice(await server.world.addBranch(), 'tablet')
    const token = await server.deviceToken({ ...foreign, tenantId: branch.tenantId })
    const body = { email: (await aPerson(server, branch)).email, password: PASSWORD }
    expect(await server.ask('/api/sign-in', { token, body })).toMatchObject({ body: { code: 'unauthenticated' } })
  })
})

it('[ID15] a sign-in at the moment in which the device is revoked is over with it, or refused', async () => {
  const manager = await server.signedIn(branch.tenantId, branch.managerId)
  const revoke = (deviceId: string) =>
    server.world.api.query('select app.revoke_device($1, $2, $3, $4, null)', [
      branch.tenantId,
      manager.sessionId,
      branch.branchId,
      deviceId,
    ])
  const START = `select app.start_session($1, $2, $3, 'oidc', null, null, $4, null)`
  const { staffId } = await aPerson(server, branch)

  const { deviceId } = await server.world.addDevice(branch, 'tablet')
  const first = await openTransaction(server.world.api)
  await first.client.query(START, [branch.tenantId, staffId, deviceId, `race-${deviceId}`])
  const revoked = revoke(deviceId)
  // Long enough for the revocation to stand behind the sign-in; were it not, the test would pass all the same.
  await new Promise((resolve) => setTimeout(resolve, 100))
  await first.commit()
  await revoked
  const { rows } = await server.world.root.query(
    'select count(*)::int as standing from app.staff_sessions where device_id = $1 and ended_at is null',
    [deviceId],
  )
  expect(rows).toEqual([{ standing: 0 }])

  const other = await server.world.addDevice(branch, 'tablet')
  const second = await openTransaction(server.world.api)
  await second.client.query('select app.revoke_device($1, $2, $3, $4, null)', [
    branch.tenantId,
    manager.sessionId,
    branch.branchId,
    other.deviceId,
  ])
  const late = server.world.api.query(START, [branch.tenantId, staffId, other.deviceId, `race-${other.deviceId}`])
  const refusal = expect(late).rejects.toThrow('sign_in_failed')
  await new Promise((resolve) => setTimeout(resolve, 100))
  await second.commit()
  await refusal
})
