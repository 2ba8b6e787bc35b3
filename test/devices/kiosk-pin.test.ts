import { afterAll, beforeAll, expect, test } from 'vitest'
import { tokenAnswer } from '../../sync/devices/wire.ts'
import { makeKioskPinHash } from '../../sync/pin/kiosk-pin-hash.ts'
import type { Asked } from '../setup/app-server.ts'
import { DeviceStage, type Person } from './device-stage.ts'

const PIN = '583914'
let stage: DeviceStage

beforeAll(async () => {
  stage = await DeviceStage.open()
})
afterAll(() => stage.close())

const set = (by: Person, pin: unknown = PIN, path = stage.path('kiosk-pin')): Promise<Asked> =>
  stage.server.ask(path, { method: 'PUT', token: by.token, body: { pin } })
const told = ({ status, body }: Asked) => `${status} ${body?.code ?? ''}`.trim()
const toldPin = async (device: { askToken(): Promise<Asked> }) => (await device.askToken()).body.kiosk_pin

test('[KP6] until one is set, a kiosk is told that there is none', async () => {
  const other = await DeviceStage.on(stage.server)
  expect(await toldPin(await other.enrolled())).toBe(null)
})

test('[KP1] who answers for the branch sets it, by the rule for PINs and the tenant’s number of digits', async () => {
  expect(told(await set(stage.admin))).toBe('204')
  expect(told(await set(stage.manager, '٥٨٣٩١٤'))).toBe('204')
  expect((await set(stage.admin, '123456')).body).toMatchObject({ code: 'malformed', details: { weakness: 'run' } })
  expect((await set(stage.admin, '58391')).body).toMatchObject({ code: 'malformed', details: { digits: 6 } })
  for (const pin of ['', '583', '583914583914', '58 3914', 583_914, null, { pin: PIN }])
    expect(told(await set(stage.admin, pin)), String(pin)).toBe('400 malformed')
})

test('[KP1] nobody else sets it: no teller, no neighbour, no other bank, no device, nobody unknown', async () => {
  const neighbour = await DeviceStage.on(stage.server, stage.branch.tenantId)
  const foreign = await DeviceStage.on(stage.server)
  const kiosk = await stage.enrolled()
  const before = await toldPin(kiosk)
  expect(told(await set(stage.teller))).toBe('403 not_allowed')
  expect(told(await set(neighbour.manager))).toBe('404 not_found')
  expect(told(await set(foreign.admin))).toBe('404 not_found')
  expect(told(await stage.server.ask(stage.path('kiosk-pin'), { method: 'PUT', body: { pin: PIN } }))).toBe(
    '401 unauthenticated',
  )
  const asDevice = { method: 'PUT', token: kiosk.token, body: { pin: PIN } }
  expect(told(await stage.server.ask(stage.path('kiosk-pin'), asDevice))).toBe('401 unauthenticated')
  expect(await toldPin(kiosk)).toEqual(before)
})

test('[KP2] kiosks of the branch that stand are told its hash, and nobody else is', async () => {
  await set(stage.admin)
  const kiosk = await stage.enrolled()
  const answer = await kiosk.askToken()
  expect(tokenAnswer.safeParse(answer.body).error).toBeUndefined()
  const hash = answer.body.kiosk_pin
  expect(hash).toMatchObject({ digits: 6, iterations: 600_000 })
  const neighbour = await DeviceStage.on(stage.server, stage.branch.tenantId)
  const foreign = await DeviceStage.on(stage.server)
  for (const each of [neighbour, foreign]) expect(await toldPin(await each.enrolled())).toBe(null)
  for (const kind of ['tablet', 'display', 'console'])
    expect((await (await stage.enrolled({ kind, name: `a ${kind}` })).askToken()).body).not.toHaveProperty('kiosk_pin')
  await stage.revoke(kiosk.deviceId)
  expect((await kiosk.askToken()).body).not.toHaveProperty('kiosk_pin')
})

test('[KP1] who may not set it cannot keep others from it by asking without end', async () => {
  const { teller, admin } = await DeviceStage.on(stage.server, stage.branch.tenantId)
  const asked = await Promise.all(Array.from({ length: 30 }, () => set(teller)))
  const codes = asked.map(({ body }) => body?.code)
  expect(codes.filter((code) => code === 'too_many_requests')).toHaveLength(28)
  const [mine] = await Promise.all([set(admin), ...Array.from({ length: 30 }, () => set(teller))])
  expect(told(mine)).toBe('204')
})

test('[KP5] one that is set anew has another hash, that of the new digits', async () => {
  const kiosk = await stage.enrolled()
  await set(stage.admin, PIN)
  const first = await toldPin(kiosk)
  await set(stage.admin, PIN)
  const second = await toldPin(kiosk)
  expect(second.salt).not.toBe(first.salt)
  const { subtle } = globalThis.crypto
  const asBrowser = {
    randomBytes: () => Uint8Array.from(Buffer.from(second.salt, 'hex')),
    async pbkdf2(secret: Uint8Array, salt: Uint8Array, iterations: number) {
      const base = await subtle.importKey('raw', new Uint8Array(secret), 'PBKDF2', false, ['deriveBits'])
      const algorithm = { name: 'PBKDF2', hash: 'SHA-256', salt: new Uint8Array(salt), iterations }
      return new Uint8Array(await subtle.deriveBits(algorithm, base, 256))
    },
  }
  expect(await makeKioskPinHash(asBrowser, stage.branch.branchId, PIN)).toEqual(second)
})

test('[KP1] it is noted who set it; neither note, log nor published row has the PIN or its hash', async () => {
  await set(stage.manager)
  const kiosk = await stage.enrolled()
  const { hash, salt } = await toldPin(kiosk)
  const notes = await stage.notes()
  expect(notes.filter(({ action }) => action === 'kiosk_pin_set').at(-1)).toMatchObject({
    actor_id: stage.manager.staffId,
    branch_id: stage.branch.branchId,
    details: {},
  })
  const [published] = await stage.rows('select * from app.branch_configs where branch_id = $1', [stage.branch.branchId])
  const everything = JSON.stringify([notes, published, stage.server.lines])
  for (const secret of [PIN, hash, salt]) expect(everything).not.toContain(secret)
})
