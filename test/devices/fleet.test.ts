import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { DeviceStage, type Person } from './device-stage.ts'
import { EnrollingDevice } from './enrolling-device.ts'

let stage: DeviceStage
/** Another branch of the same bank, and another bank. */
let sibling: DeviceStage
let stranger: DeviceStage

beforeAll(async () => {
  stage = await DeviceStage.open({ PUBLIC_URL: 'https://queue.example' })
  sibling = await DeviceStage.on(stage.server, stage.branch.tenantId)
  stranger = await DeviceStage.on(stage.server)
})
afterAll(() => stage.close())

const refusal = (answer: { status: number; body: { code?: string } }) => `${answer.status} ${answer.body.code}`
const lastNote = async () => (await stage.notes()).at(-1)

describe('who may', () => {
  const ID = '01890000-0000-7000-8000-000000000000'
  const requests = {
    list: { method: 'GET', rest: 'devices' },
    create: { method: 'POST', rest: 'enrolment-codes', body: { kind: 'kiosk', name: 'who may' } },
    takeBack: { method: 'DELETE', rest: `enrolment-codes/${ID}` },
    revoke: { method: 'POST', rest: `devices/${ID}/revoke`, body: {} },
  } as const
  const ALLOWED = '200'
  const NOT = '403 not_allowed'
  const NONE = '404 not_found'
  const table: Record<keyof typeof requests, [teller: string, manager: string, admin: string]> = {
    list: [NOT, ALLOWED, ALLOWED],
    create: [NOT, NOT, '201'],
    takeBack: [NOT, NOT, NONE],
    revoke: [NOT, NONE, NONE],
  }

  async function told(
    of: DeviceStage,
    token: string | undefined,
    { rest, ...request }: (typeof requests)[keyof typeof requests],
  ) {
    const answer = await stage.server.ask(of.path(rest), { token, ...request })
    return answer.status < 400 ? String(answer.status) : refusal(answer)
  }

  test.each(Object.keys(requests) as (keyof typeof requests)[])('%s, by role', async (name) => {
    const by = [stage.teller, stage.manager, stage.admin]
    const answers = []
    for (const { token } of by) answers.push(await told(stage, token, requests[name]))
    expect(answers).toEqual(table[name])
  })

  test.each(Object.keys(requests) as (keyof typeof requests)[])(
    '%s, of what is another’s: nothing is there',
    async (name) => {
      expect(await told(stranger, stage.admin.token, requests[name])).toBe(NONE)
      if (table[name][1] !== NOT) expect(await told(sibling, stage.manager.token, requests[name])).toBe(NONE)
    },
  )

  test.each(Object.keys(requests) as (keyof typeof requests)[])(
    '%s, by nobody, by a device, by an ended session: no',
    async (name) => {
      const gone = await stage.server.signedIn(stage.branch.tenantId, stage.admin.staffId)
      await stage.rows('update app.staff_sessions set ended_at = app.now() where id = $1', [gone.sessionId])
      const device = await stage.enrolled()
      for (const token of [undefined, 'x', device.token, gone.token])
        expect(await told(stage, token, requests[name])).toBe('401 unauthenticated')
    },
  )

  test('[ID18] a refusal for want of a right is noted', async () => {
    await stage.revoke(ID, {}, stage.teller)
    expect(await lastNote()).toMatchObject({
      action: 'revoke_device',
      outcome: 'refused',
      actor_id: stage.teller.staffId,
    })
  })
})

describe('an enrolment code', () => {
  test('is told once, with its address and its picture, and is nowhere in the database', async () => {
    const answer = await stage.askForCode({ kind: 'display', name: 'Écran 1' })
    const { id, code, url, qr_svg } = answer.body
    expect(code).toMatch(/^[0-9A-HJKMNP-TV-Z]{3}-[0-9A-HJKMNP-TV-Z]{3}-[0-9A-HJKMNP-TV-Z]{3}$/)
    expect(url).toBe(`https://queue.example/enrol#${code}`)
    expect(qr_svg).toMatch(/^<svg [^>]*><rect width="100%" height="100%" fill="#fff"\/>.*<\/svg>$/s)
    expect(answer.headers.get('cache-control')).toBe('no-store')
    const listed = await stage.devices()
    expect(listed.codes).toContainEqual(
      expect.objectContaining({ id, kind: 'display', name: 'Écran 1', device_id: null, tries: 0 }),
    )
    const stored = JSON.stringify(await stage.rows('select to_jsonb(c) from app.enrolment_codes c'))
    const noted = JSON.stringify(await stage.notes())
    for (const text of [stored, noted, JSON.stringify(listed)])
      for (const form of [code, code.replaceAll('-', ''), code.slice(4)]) expect(text).not.toContain(form)
    expect(await lastNote()).toMatchObject({
      action: 'enrolment_code_created',
      actor_id: stage.admin.staffId,
      subject_id: id,
      branch_id: stage.branch.branchId,
    })
  })

  test('that is taken back enrols nothing, and is not there a second time', async () => {
    const { id, code } = (await stage.askForCode({ kind: 'kiosk', name: 'mistake' })).body
    const takeBack = () =>
      stage.server.ask(stage.path(`enrolment-codes/${id}`), { method: 'DELETE', token: stage.admin.token })
    expect((await takeBack()).status).toBe(204)
    expect(refusal(await takeBack())).toBe('404 not_found')
    expect(refusal(await (await EnrollingDevice.make(stage.server)).enrol(code))).toBe('400 code_wrong')
  })

  test('is not another branch’s to take back', async () => {
    const { id } = (await stage.askForCode({ kind: 'kiosk', name: 'ours' })).body
    const path = sibling.path(`enrolment-codes/${id}`)
    expect(refusal(await stage.server.ask(path, { method: 'DELETE', token: sibling.admin.token }))).toBe(
      '404 not_found',
    )
  })

  test('asks for a name that no active device of the branch has', async () => {
    const kiosk = await stage.enrolled({ kind: 'kiosk', name: 'Kiosk A' })
    expect(refusal(await stage.askForCode({ kind: 'tablet', name: 'KIOSK a' }))).toBe('409 already_taken')
    expect((await sibling.askForCode({ kind: 'kiosk', name: 'Kiosk A' })).status).toBe(201)
    await stage.revoke(kiosk.deviceId)
    expect((await stage.askForCode({ kind: 'kiosk', name: 'Kiosk A' })).status).toBe(201)
  })

  test('ends the older one of the same name or device', async () => {
    const [first, second] = [
      await stage.code({ kind: 'kiosk', name: 'twice' }),
      await stage.code({ kind: 'kiosk', name: 'Twice' }),
    ]
    const device = await EnrollingDevice.make(stage.server)
    expect(refusal(await device.enrol(first))).toBe('400 code_wrong')
    expect((await device.enrol(second)).status).toBe(200)
    const older = await stage.code({ device_id: device.deviceId })
    await stage.code({ device_id: device.deviceId })
    expect(refusal(await (await EnrollingDevice.make(stage.server)).enrol(older))).toBe('400 code_wrong')
  })

  test('is bounded in number', async () => {
    const other = await DeviceStage.on(stage.server)
    await stage.rows(
      `insert into app.enrolment_codes (tenant_id, branch_id, kind, name, selector, code_mac, created_at, expires_at)
       select $1, $2, 'kiosk', 'n' || n, 'Z' || lpad(n::text, 2, '0'), 'x', app.now(), app.now() + interval '1 hour' from generate_series(0, 99) n`,
      [other.branch.tenantId, other.branch.branchId],
    )
    expect(refusal(await other.askForCode({ kind: 'kiosk', name: 'one more' }))).toBe('429 too_many_requests')
    await stage.rows(`update app.enrolment_codes set expires_at = app.now() where tenant_id = $1`, [
      other.branch.tenantId,
    ])
    expect((await other.askForCode({ kind: 'kiosk', name: 'one more' })).status).toBe(201)
  })

  test.each([
    {},
    { kind: 'server', name: 'x' },
    { kind: 'kiosk' },
    { kind: 'kiosk', name: '' },
    { kind: 'kiosk', name: '  ' },
    { kind: 'kiosk', name: ' x' },
    { kind: 'kiosk', name: 'x'.repeat(81) },
    { kind: 'kiosk', name: 'a\0b' },
    { kind: 'kiosk', name: 'a\nb' },
    { kind: 'kiosk', name: '\ud800' },
    { kind: 'kiosk', name: 'x', device_id: crypto.randomUUID() },
    { device_id: 'x' },
    { device_id: null },
  ])('of a bad request %j is refused', async (body) => {
    expect(refusal(await stage.askForCode(body))).toBe('400 malformed')
  })
})

describe('a code for a device that is there', () => {
  test('gives it its key when it has none: the same device, and the name stays its own', async () => {
    const { deviceId } = await stage.server.world.addDevice(stage.branch, 'tablet')
    const device = await stage.enrolled({ device_id: deviceId })
    expect(device.deviceId).toBe(deviceId)
    const found = (await stage.devices()).devices.find(({ id }: { id: string }) => id === deviceId)
    expect(found).toMatchObject({ status: 'active', has_key: true, kind: 'tablet', replaces: null })
  })

  test('puts a new one in the place of one that has its key, and ends what people had open there', async () => {
    const old = await stage.enrolled({ kind: 'tablet', name: 'Guichet 7' })
    const there = await stage.server.signedIn(stage.branch.tenantId, stage.manager.staffId, old.deviceId)
    const next = await stage.enrolled({ device_id: old.deviceId })
    expect(next.deviceId).not.toBe(old.deviceId)
    const { devices } = await stage.devices()
    const found = (id: string) => devices.find((each: { id: string }) => each.id === id)
    expect(found(next.deviceId)).toMatchObject({
      kind: 'tablet',
      name: 'Guichet 7',
      status: 'active',
      replaces: old.deviceId,
    })
    expect(found(old.deviceId)).toMatchObject({
      status: 'retired',
      end_reason: 'replaced',
      ended_at: expect.any(String),
    })
    expect(refusal(await stage.server.ask(stage.path('devices'), { token: there.token }))).toBe('401 unauthenticated')
    expect(await lastNote()).toMatchObject({ action: 'device_enrolled', details: { replaces: old.deviceId } })
  })

  test('is not to be had for the server’s own, an ended one, or another branch’s', async () => {
    const [own] = await stage.rows<{ id: string }>(
      `select id from app.devices where branch_id = $1 and kind = 'server'`,
      [stage.branch.branchId],
    )
    const ended = await stage.enrolled()
    await stage.revoke(ended.deviceId)
    const elsewhere = await sibling.enrolled()
    const abroad = await stranger.enrolled()
    for (const device_id of [own?.id, ended.deviceId, elsewhere.deviceId, abroad.deviceId, crypto.randomUUID()])
      expect(refusal(await stage.askForCode({ device_id }))).toBe('404 not_found')
  })

  test('is worth nothing when the device was revoked meanwhile', async () => {
    const device = await stage.enrolled()
    const code = await stage.code({ device_id: device.deviceId })
    await stage.revoke(device.deviceId)
    expect(refusal(await (await EnrollingDevice.make(stage.server)).enrol(code))).toBe('400 code_wrong')
  })
})

describe('[ID15] revoking a device', () => {
  const sessionOf = async (by: Pick<Person, 'sessionId'>) =>
    (
      await stage.rows('select end_reason, ended_at is not null as ended from app.staff_sessions where id = $1', [
        by.sessionId,
      ])
    )[0]

  test('ends people’s sessions there, not elsewhere, is noted, and is done once', async () => {
    const tablet = await stage.enrolled({ kind: 'tablet', name: 'to be lost' })
    const { tenantId } = stage.branch
    const there = await stage.server.signedIn(tenantId, stage.teller.staffId, tablet.deviceId)
    expect((await stage.revoke(tablet.deviceId, { reason: 'stolen' })).status).toBe(204)
    expect(await sessionOf(there)).toEqual({ end_reason: 'device_revoked', ended: true })
    expect(await sessionOf(stage.teller)).toEqual({ end_reason: null, ended: false })
    expect(await lastNote()).toMatchObject({
      action: 'device_revoked',
      actor_id: stage.manager.staffId,
      subject_id: tablet.deviceId,
      details: { kind: 'tablet', reason: 'stolen' },
    })
    expect(refusal(await stage.revoke(tablet.deviceId))).toBe('409 already_done')
    expect((await stage.devices()).devices).toContainEqual(
      expect.objectContaining({ id: tablet.deviceId, status: 'revoked', end_reason: 'revoked' }),
    )
  })

  test('tells the branch’s devices: who is new, and whose signature counts no more', async () => {
    const { branchId, tenantId } = stage.branch
    await stage.rows(
      `insert into app.branch_configs (branch_id, tenant_id, config_version, document) values ($1, $2, 1, '{}')`,
      [branchId, tenantId],
    )
    const published = async () =>
      (
        await stage.rows<{ devices: { id: string; status: string; public_key: unknown }[]; version: string }>(
          'select devices, version from app.branch_configs where branch_id = $1',
          [branchId],
        )
      )[0]
    const kiosk = await stage.enrolled()
    const before = await published()
    expect(before?.devices).toContainEqual(
      expect.objectContaining({ id: kiosk.deviceId, status: 'active', public_key: kiosk.publicKey }),
    )
    await stage.revoke(kiosk.deviceId)
    const after = await published()
    expect(after?.devices).toContainEqual(expect.objectContaining({ id: kiosk.deviceId, status: 'revoked' }))
    expect(Number(after?.version)).toBeGreaterThan(Number(before?.version))
  })

  test('of the server’s own, by which the branch acts, is refused', async () => {
    const [own] = await stage.rows<{ id: string }>(
      `select id from app.devices where branch_id = $1 and kind = 'server'`,
      [stage.branch.branchId],
    )
    expect(refusal(await stage.revoke(String(own?.id)))).toBe('409 wrong_state')
  })

  test('of another branch or bank is refused as if there were none', async () => {
    for (const device of [await sibling.enrolled(), await stranger.enrolled()])
      expect(refusal(await stage.revoke(device.deviceId, {}, stage.admin))).toBe('404 not_found')
  })

  test.each([{ reason: 'Mr Trabelsi took it' }, { reason: 5 }, { other: 1 }])(
    'takes a word for its reason, not %j',
    async (body) => {
      const device = await stage.enrolled()
      expect(refusal(await stage.revoke(device.deviceId, body))).toBe('400 malformed')
    },
  )

  test('two who do it at once do it once', async () => {
    const device = await stage.enrolled()
    const answers = await Promise.all([stage.revoke(device.deviceId), stage.revoke(device.deviceId, {}, stage.admin)])
    expect(answers.map(({ status }) => status).sort()).toEqual([204, 409])
  })

  test('while it is being replaced leaves one order of things, and no dead end', async () => {
    for (let round = 0; round < 5; round += 1) {
      const device = await stage.enrolled()
      const code = await stage.code({ device_id: device.deviceId })
      const next = await EnrollingDevice.make(stage.server)
      const [enrolled, revoked] = await Promise.all([next.enrol(code), stage.revoke(device.deviceId)])
      expect([
        [200, 409],
        [400, 204],
      ]).toContainEqual([enrolled.status, revoked.status])
    }
  })
})

test('the list tells each device’s local databases and when it was heard of', async () => {
  const device = await stage.server.world.addDevice(stage.branch, 'console')
  const found = (await stage.devices()).devices.find(({ id }: { id: string }) => id === device.deviceId)
  expect(found).toMatchObject({
    has_key: false,
    last_contact_at: expect.any(String),
    writers: [{ id: device.writerId, letter: expect.any(String), last_seq: 0, is_forked: false }],
  })
})
