import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect } from 'vitest'
import { aPerson, PASSWORD, signIn } from '../../identity/people.ts'
import { told } from '../../people/cast.ts'
import type { Device } from '../../setup/world.ts'
import { attack, Scene } from '../attack.ts'

let scene: Scene

beforeAll(async () => {
  scene = await Scene.open()
})
afterAll(() => scene.close())

const patch = (token: string, id: string, body: unknown) =>
  scene.server.ask(`/api/staff/${id}`, { method: 'PATCH', token, body })
const roleOf = async (id: string) =>
  (await scene.rows<{ role: string; active: boolean }>('select role, active from app.staff where id = $1', [id]))[0]

describe('[PE2] people who want more', () => {
  attack('a teller or a manager raises nobody, neither others nor oneself', async () => {
    const { victim } = scene
    for (const who of [victim.teller, victim.manager])
      for (const id of [victim.teller.id, victim.manager.id, victim.admin.id])
        for (const body of [
          { role: 'admin' },
          { active: false },
          { branch_ids: [victim.branchId, victim.otherBranchId] },
        ])
          expect(told(await patch(who.token, id, body))).toBe('403 not_allowed')
    expect(await roleOf(victim.teller.id)).toEqual({ role: 'teller', active: true })
    expect(await roleOf(victim.manager.id)).toEqual({ role: 'manager', active: true })
  })

  attack('the last admin is neither shut out nor lowered, also when two do it to each other at once', async () => {
    const { victim, server } = scene
    expect(told(await patch(victim.admin.token, victim.admin.id, { active: false }))).toBe('409 last_admin')
    expect(told(await patch(victim.admin.token, victim.admin.id, { role: 'teller' }))).toBe('403 not_allowed')
    const second = await aPerson(server, victim.branch, 'admin')
    const { token } = await server.signedIn(victim.tenantId, second.staffId)
    await Promise.all([
      patch(token, victim.admin.id, { active: false }),
      patch(victim.admin.token, second.staffId, { active: false }),
    ])
    const left = await scene.rows(`select id from app.staff where tenant_id = $1 and role = 'admin' and active`, [
      victim.tenantId,
    ])
    expect(left).toHaveLength(1)
    await scene.rows(`update app.staff set active = id = $2 where tenant_id = $1 and role = 'admin'`, [
      victim.tenantId,
      victim.admin.id,
    ])
  })

  attack('[PE3] an admin gets no link of another admin who has a password, nor one of oneself', async () => {
    const { victim, server } = scene
    const other = await aPerson(server, victim.branch, 'admin')
    await scene.rows(
      `insert into app.staff_credentials (staff_id, tenant_id, password_hash) values ($1, $2, 'x') on conflict do nothing`,
      [victim.admin.id, victim.tenantId],
    )
    for (const id of [other.staffId, victim.admin.id]) {
      const answer = await server.ask(`/api/staff/${id}/invitation`, { method: 'POST', token: victim.admin.token })
      expect(told(answer)).toBe('403 not_allowed')
    }
    expect(
      told(
        await server.ask(`/api/staff/${victim.admin.id}/second-factor-reset`, {
          method: 'POST',
          token: victim.admin.token,
        }),
      ),
    ).toBe('403 not_allowed')
    expect(
      await scene.rows('select 1 from app.password_links where staff_id = any ($1)', [
        [other.staffId, victim.admin.id],
      ]),
    ).toEqual([])
    await scene.rows('update app.staff set active = false where id = $1', [other.staffId])
  })

  attack(
    '[PE3] a link that was made for a teller does not replace the password of the admin whom the teller became',
    async () => {
      const { victim, server } = scene
      const who = await aPerson(server, victim.branch)
      const path = `/api/staff/${who.staffId}/invitation`
      const { body } = await server.ask(path, { method: 'POST', token: victim.admin.token })
      expect((await patch(victim.admin.token, who.staffId, { role: 'admin' })).status).toBe(200)
      const chosen = { token: body.invitation_url.split('#')[1], password: 'tangerine harbour 9' }
      expect(told(await server.ask('/api/password/choose', { body: chosen }))).toBe('400 code_wrong')
      expect((await signIn(server, who)).status).toBe(200)
      await scene.rows('update app.staff set active = false where id = $1', [who.staffId])
    },
  )

  attack('an admin touches nobody and nothing of the installation', async () => {
    const { victim, server } = scene
    const operator = await server.operator()
    const { token } = victim.admin
    const before = await scene.rows('select * from app.staff where tenant_id = $1', [operator.tenantId])
    const acts = ['invitation', 'second-factor-reset', 'sign-out', 'erase']
    for (const act of acts)
      expect(told(await server.ask(`/api/staff/${operator.staffId}/${act}`, { method: 'POST', token }))).toBe(
        '404 not_found',
      )
    expect(told(await patch(token, operator.staffId, { active: false }))).toBe('404 not_found')
    expect(told(await server.ask(`/api/audit?tenant_id=${operator.tenantId}`, { token }))).toBe('404 not_found')
    expect(told(await server.ask(`/api/messages?tenant_id=${operator.tenantId}`, { token }))).toBe('404 not_found')
    expect(await scene.rows('select * from app.staff where tenant_id = $1', [operator.tenantId])).toEqual(before)
  })

  attack('[PE4] an operator looks into no bank: no branch, ticket, person or device', async () => {
    const { victim, server } = scene
    const { token } = await server.operator()
    const branch = `/api/branches/${victim.branchId}`
    const paths = [
      `${branch}/devices`,
      `${branch}/quarantine`,
      `${branch}/history?day=${victim.day}`,
      `${branch}/tickets/${victim.called}`,
      '/api/staff',
    ]
    await scene.untouched(async () => {
      for (const path of paths) expect(told(await server.ask(path, { token })), path).toBe('403 not_allowed')
      const audit = await server.ask(`/api/audit?tenant_id=${victim.tenantId}`, { token })
      expect(audit.status).toBe(200)
      expect(audit.body.entries.length).toBeGreaterThan(0)
      expect(audit.body.entries.filter((entry: { actor_name: unknown }) => entry.actor_name !== null)).toEqual([])
      const tenants = JSON.stringify((await server.ask('/api/tenants', { token })).body)
      for (const id of [victim.branchId, victim.admin.id, victim.called]) expect(tenants).not.toContain(id)
    })
  })
})

describe('sessions and devices that do not belong together', () => {
  const note = (session: string | null, ticketId = scene.victim.called) => ({
    id: randomUUID(),
    name: 'note_ticket',
    kind: 'intent',
    args: { ticket_id: ticketId, text: 'was here' },
    session,
    age_ms: 0,
    config_version: 1,
  })

  async function pushed(device: Device, session: string | null, ticketId?: string) {
    device.seq += 1
    const token = await scene.server.deviceToken(device)
    const body = {
      protocol: 1,
      writer: device.writerId,
      epoch: 1,
      commands: [{ ...note(session, ticketId), seq: device.seq }],
    }
    return (await scene.server.ask('/api/push', { token, body })).body.results?.[0]?.outcome
  }
  const noteOf = async () => (await scene.server.world.ticket(scene.victim.called)).note ?? null

  attack('a command under the session of another device, person, bank or of nobody has no effect', async () => {
    const { victim, stranger, server } = scene
    const browser = await server.signedIn(victim.tenantId, victim.manager.id)
    const tablet = await server.world.addDevice(victim.branch, 'tablet')
    for (const session of [
      victim.console.sessionId,
      stranger.tablet.sessionId,
      browser.sessionId,
      randomUUID(),
      null,
    ]) {
      expect(await pushed(tablet, session), `${session}`).toMatchObject({ kind: 'rejected', code: 'session_required' })
    }
    expect(await noteOf()).toBe(null)
  })

  attack('a device changes no ticket of another bank, and none of another branch', async () => {
    const { victim, stranger } = scene
    await scene.untouched(async () => {
      const outcome = await pushed(stranger.tablet, stranger.tablet.sessionId, victim.called)
      expect(outcome.kind).toBe('rejected')
    })
    const outcome = await pushed(victim.otherTablet, victim.otherTablet.sessionId, victim.called)
    expect(outcome.kind).toBe('rejected')
    expect(await noteOf()).toBe(null)
  })

  attack('a device writes under no writer of another device, branch or bank', async () => {
    const { victim, stranger, server } = scene
    const body = (device: Device) => ({
      protocol: 1,
      writer: device.writerId,
      epoch: 1,
      commands: [{ ...note(device.sessionId), seq: device.seq + 1 }],
    })
    await scene.untouched(async () => {
      for (const [as, writer] of [
        [stranger.tablet, victim.tablet],
        [victim.otherTablet, victim.tablet],
        [victim.console, victim.tablet],
      ] as const) {
        const answer = await server.ask('/api/push', { token: await server.deviceToken(as), body: body(writer) })
        expect(answer.status, JSON.stringify(answer.body)).toBeGreaterThanOrEqual(400)
        expect(answer.status).toBeLessThan(500)
      }
    })
  })

  attack('an acknowledgement of another device, or a forged one, opens no new history', async () => {
    const { victim, server } = scene
    const push = async (device: Device, acknowledged: unknown) =>
      server.ask('/api/push', {
        token: await server.deviceToken(device),
        body: {
          protocol: 1,
          writer: device.writerId,
          epoch: 1,
          commands: [],
          ...(acknowledged !== null && { acknowledged }),
        },
      })
    const given = (await push(victim.console, null)).body.acknowledged
    const epochs = async () => (await scene.rows('select 1 from app.epochs')).length
    const before = await epochs()
    for (const forged of [
      given,
      { ...given, writer: victim.tablet.writerId },
      { ...given, writer: victim.tablet.writerId, seq: 1_000_000 },
      { ...given, writer: victim.tablet.writerId, seq: 1_000_000, signature: 'A'.repeat(43) },
    ])
      expect((await push(victim.tablet, forged)).status).toBeLessThan(500)
    expect(await epochs()).toBe(before)
  })

  attack(
    '[ID6] who lost a branch gives no command at its tablet any more, though the session was good for hours',
    async () => {
      const { victim, server } = scene
      const who = await aPerson(server, victim.branch)
      const tablet = await server.world.addDevice(victim.branch, 'tablet')
      const begun = await server.ask('/api/sign-in', {
        token: await server.deviceToken(tablet),
        body: { email: who.email, password: PASSWORD },
      })
      const elsewhere = await server.signedIn(victim.tenantId, who.staffId)
      expect((await patch(victim.admin.token, who.staffId, { branch_ids: [victim.otherBranchId] })).status).toBe(200)
      expect(await pushed(tablet, begun.body.session.id)).toMatchObject({ kind: 'rejected', code: 'session_required' })
      expect(told(await server.ask('/api/me', { token: begun.body.access_token }))).toBe('401 unauthenticated')
      // At a browser, where no branch is, the person goes on.
      expect((await server.ask('/api/me', { token: elsewhere.token })).status).toBe(200)
      expect(await noteOf()).toBe(null)
    },
  )

  attack('[ID15] a sign-in that races with the revocation of its device leaves no session there', async () => {
    const { victim, server } = scene
    const who = await aPerson(server, victim.branch)
    const tablet = await server.world.addDevice(victim.branch, 'tablet')
    const [row] = await scene.rows<{ hash: string }>(
      'select password_hash as hash from app.staff_credentials where staff_id = $1',
      [who.staffId],
    )
    const revoking = await server.world.root.connect()
    try {
      await revoking.query('begin')
      await revoking.query(`select set_config('app.tenant_id', $1, true)`, [victim.tenantId])
      await revoking.query(`select app_private.end_device($1, 'revoked', 'revoked')`, [tablet.deviceId])
      const values = [victim.tenantId, who.staffId, tablet.deviceId, row?.hash, randomUUID()]
      const begun = server.world.api
        .query(`select app.start_session($1, $2, $3, 'password', $4, null, $5, null)`, values)
        .then(
          () => 'began',
          (error: { message: string }) => error.message,
        )
      // Until it either waits for the device or has begun.
      await new Promise((resolve) => setTimeout(resolve, 150))
      await revoking.query('commit')
      expect(await begun).toBe('sign_in_failed')
    } finally {
      revoking.release()
    }
    expect(
      await scene.rows('select 1 from app.staff_sessions where device_id = $1 and staff_id = $2 and ended_at is null', [
        tablet.deviceId,
        who.staffId,
      ]),
    ).toEqual([])
  })
})
