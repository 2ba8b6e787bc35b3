import { afterAll, beforeAll, expect, it } from 'vitest'
import { AppServer } from '../setup/app-server.ts'
import type { Branch } from '../setup/world.ts'
import { aPerson, signIn } from './people.ts'

let server: AppServer
let branch: Branch

beforeAll(async () => {
  server = await AppServer.open()
  branch = await server.world.addBranch()
})
afterAll(() => server.close())

it('a teller’s profile tells who they are, where they belong and what they may', async () => {
  const person = await aPerson(server, branch)
  await server.world.addBranch({ tenantId: branch.tenantId })
  const { token, sessionId } = await server.signedIn(person.tenantId, person.staffId)
  const { status, body, headers } = await server.ask('/api/me', { token })
  expect(status).toBe(200)
  expect(headers.get('cache-control')).toBe('no-store')
  expect(body).toMatchObject({
    person: { id: person.staffId, name: 'teller', email: person.email, role: 'teller', language: 'fr' },
    tenant: { slug: person.tenant, name: { fr: 'Bank' } },
    branches: [{ id: branch.branchId, names: { fr: 'Branch' } }],
    session: { id: sessionId, device_id: null, is_limited: false },
    menus: ['history', 'line', 'profile'],
    is_limited: false,
    has_totp: false,
    needs_totp: false,
    recovery_codes_left: 0,
  })
  expect(body.actions).toContain('call_next')
  expect(body.actions).not.toContain('manage_staff')
  expect(JSON.stringify(body)).not.toMatch(/argon2|hash|menu:/)
})

it('an administrator’s branches are all of the bank, and no other bank’s', async () => {
  const other = await server.world.addBranch()
  const second = await server.world.addBranch({ tenantId: other.tenantId })
  const admin = await aPerson(server, other, 'admin')
  const { token } = await server.signedIn(admin.tenantId, admin.staffId)
  const { body } = await server.ask('/api/me', { token })
  expect(body.branches.map(({ id }: { id: string }) => id).sort()).toEqual([other.branchId, second.branchId].sort())
})

it('an operator has the platform and no branch', async () => {
  const { token } = await server.operator()
  const { body } = await server.ask('/api/me', { token })
  expect(body).toMatchObject({ tenant: { slug: 'platform' }, branches: [], person: { role: 'operator', email: null } })
  expect(body.menus).toContain('tenants')
})

it('[ID10] a session that must set up its second factor may do that, and is shown nothing else', async () => {
  const other = await server.world.addBranch()
  await server.world.root.query('update app.tenant_security set totp_for_admins = true where tenant_id = $1', [
    other.tenantId,
  ])
  const signed = await signIn(server, await aPerson(server, other, 'admin'))
  const { body } = await server.ask('/api/me', { token: signed.body.access_token })
  expect(body).toMatchObject({ is_limited: true, needs_totp: true, menus: ['profile'] })
  expect(body.actions.every((action: string) => action.startsWith('own_'))).toBe(true)
})

it('[ID10] a command under a session that must set up its second factor is no person’s', async () => {
  const other = await server.world.addBranch()
  await server.world.root.query('update app.tenant_security set totp_for_admins = true where tenant_id = $1', [
    other.tenantId,
  ])
  const console = await server.world.addDevice(other, 'console')
  const admin = await aPerson(server, other, 'admin')
  const signed = await signIn(server, admin, {}, { token: await server.deviceToken(console) })
  expect(signed.body.session.is_limited).toBe(true)
  const used = { ...console, sessionId: signed.body.session.id }
  const give = () =>
    server.world.give(used, 'call_next', 'intent', { counter_id: other.counters[0], valid_for_ms: 15_000 })
  expect(await give()).toMatchObject({ kind: 'rejected', code: 'session_required' })
  await server.world.root.query('update app.staff_sessions set is_limited = false where id = $1', [used.sessionId])
  expect(await give()).toMatchObject({ code: 'nobody_waiting' })
})

it('[ID2] a token of a session that ended, or of somebody deactivated, opens nothing', async () => {
  const person = await aPerson(server, branch)
  const { token, sessionId } = await server.signedIn(person.tenantId, person.staffId)
  await server.world.root.query('update app.staff_sessions set ended_at = app.now() where id = $1', [sessionId])
  expect((await server.ask('/api/me', { token })).body.code).toBe('unauthenticated')
  const again = await server.signedIn(person.tenantId, person.staffId)
  await server.world.root.query('update app.staff set active = false where id = $1', [person.staffId])
  expect((await server.ask('/api/me', { token: again.token })).body.code).toBe('unauthenticated')
})
