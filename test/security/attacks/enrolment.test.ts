import { generateKeyPairSync, randomUUID, sign } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect } from 'vitest'
import { policies } from '../../../server/limits/policies.ts'
import { readEnrolmentCode } from '../../../sync/devices/enrolment-code.ts'
import { enrolText, tokenText } from '../../../sync/devices/proof-texts.ts'
import { DeviceStage } from '../../devices/device-stage.ts'
import { EnrollingDevice } from '../../devices/enrolling-device.ts'
import { told } from '../../people/cast.ts'
import { presetAddress } from '../../public/counts.ts'
import { attack, Scene } from '../attack.ts'

let scene: Scene
let stage: DeviceStage

beforeAll(async () => {
  scene = await Scene.open()
  stage = await DeviceStage.on(scene.server)
})
afterAll(() => scene.close())
beforeEach(() => scene.forgetCounts())

const aDevice = () => EnrollingDevice.make(scene.server)
const devices = async () =>
  (await stage.rows('select 1 from app.devices where branch_id = $1', [stage.branch.branchId])).length
const alter = (code: string) => code.slice(0, -1) + (code.endsWith('7') ? '8' : '7')

/** Nothing of it made a device, and the code is as good as before. */
async function makesNoDevice(act: (code: string, device: EnrollingDevice) => Promise<void>): Promise<void> {
  const [code, device] = [await stage.code(), await aDevice()]
  const before = await devices()
  await act(code, device)
  expect(await devices()).toBe(before)
  expect((await device.enrol(code)).status).toBe(200)
}

describe('[ID12] a code that is guessed', () => {
  attack('a code whose beginning is right is answered like one that nobody made', async () => {
    await makesNoDevice(async (code, device) => {
      const near = await device.enrol(alter(code))
      const far = await device.enrol('ZZZ-ZZZ-ZZZ')
      const { request_id: _, ...nearBody } = near.body
      const { request_id: __, ...farBody } = far.body
      expect([near.status, nearBody, [...near.headers.keys()]]).toEqual([far.status, farBody, [...far.headers.keys()]])
      expect(told(near)).toBe('400 code_wrong')
    })
  })

  attack('five wrong endings end the code, for whoever has it too', async () => {
    const [code, device] = [await stage.code(), await aDevice()]
    const before = await devices()
    for (let n = 0; n < 5; n += 1) expect(told(await device.enrol(alter(code)))).toBe('400 code_wrong')
    expect(told(await device.enrol(code))).toBe('400 code_wrong')
    expect(await devices()).toBe(before)
    expect((await stage.notes()).filter(({ action }) => action === 'enrolment_failed').length).toBeGreaterThanOrEqual(5)
  })

  attack('twenty guesses at once are counted like twenty in a row', async () => {
    const [code, device] = [await stage.code(), await aDevice()]
    const answers = await Promise.all(Array.from({ length: 20 }, () => device.enrol(alter(code))))
    expect(new Set(answers.map(told))).toEqual(new Set(['400 code_wrong']))
    const tries = await stage.rows<{ tries: number; end_reason: string }>(
      `select tries, end_reason from app.enrolment_codes where branch_id = $1 order by created_at desc, id desc limit 1`,
      [stage.branch.branchId],
    )
    expect(tries).toEqual([{ tries: 5, end_reason: 'tries' }])
    expect(told(await device.enrol(code))).toBe('400 code_wrong')
  })

  attack('a walk through all beginnings finds no code and tells which exist to nobody', async () => {
    await makesNoDevice(async (code, device) => {
      const selectors = [...'0123456789ABCDEFGHJKM'].map((char) => `${code.slice(0, 2)}${char}`)
      for (const selector of selectors.filter((each) => each !== code.slice(0, 3))) {
        expect(told(await device.enrol(`${selector}000000`))).toBe('400 code_wrong')
      }
    })
  })

  attack('what is no code (SQL, wildcards, other alphabets, other lengths) finds none', async () => {
    await makesNoDevice(async (code, device) => {
      const odd = [
        '%%%%%%%%%',
        '_________',
        `' or 1=1`,
        `${code.slice(0, 6)}%%%`,
        code.slice(0, 3),
        `${code}${code}`,
        'ＡＢＣＤＥＦＧＨＩ',
        `${code}\0`,
        '',
      ]
      for (const typed of odd) {
        const answer = await device.enrol(typed, { signedText: 'x' })
        expect(answer.status, typed).toBe(400)
        expect(answer.body.code, typed).toMatch(/code_wrong|malformed/)
      }
      expect((await device.enrol('x'.repeat(100_000), { signedText: 'x' })).status).toBe(413)
    })
  })

  attack('a thousandth try from one address has to do work for it first', async () => {
    const address = scene.anAddress()
    const body = { code: 'x', challenge: 'x', public_key: {}, signature: 'x' }
    const ask = async () => told(await scene.server.ask('/api/devices/enrol', { body, address }))
    await presetAddress(scene.server, 'enrol', address, policies.enrol.address.soft - 1)
    expect([await ask(), await ask()]).toEqual(['400 malformed', '428 proof_required'])
    await presetAddress(scene.server, 'enrol', address, policies.enrol.address.hard)
    expect(await ask()).toBe('429 too_many_requests')
  })
})

describe('[ID12] a code that was seen', () => {
  attack('of two devices that use one code at the same moment one becomes a device', async () => {
    const [code, one, two] = [await stage.code(), await aDevice(), await aDevice()]
    const before = await devices()
    const answers = await Promise.all([one.enrol(code), two.enrol(code)])
    expect(answers.map(told).sort()).toEqual(['200', '400 code_wrong'])
    expect(await devices()).toBe(before + 1)
  })

  attack('used, expired, taken back or made anew, it makes no second device', async () => {
    const [used, expired, taken] = [await stage.code(), await stage.code(), await stage.code()]
    expect((await (await aDevice()).enrol(used)).status).toBe(200)
    await stage.rows(`update app.enrolment_codes set expires_at = app.now() where selector = $1 and ended_at is null`, [
      expired.slice(0, 3),
    ])
    const [row] = await stage.rows<{ id: string }>(
      `select id from app.enrolment_codes where selector = $1 and ended_at is null`,
      [taken.slice(0, 3)],
    )
    await scene.server.ask(stage.path(`enrolment-codes/${row?.id}`), { method: 'DELETE', token: stage.admin.token })
    const before = await devices()
    for (const code of [used, expired, taken]) expect(told(await (await aDevice()).enrol(code))).toBe('400 code_wrong')
    expect(await devices()).toBe(before)
  })

  attack('it makes a device of the branch, kind and name that the admin chose, whatever the request adds', async () => {
    const code = await stage.code({ kind: 'display', name: 'hall' })
    const device = await aDevice()
    const more = { branch_id: scene.victim.branchId, tenant_id: scene.victim.tenantId, kind: 'console', name: 'x' }
    expect((await device.enrol(code, more as never)).status).toBe(400)
    expect((await device.enrol(code)).body).toMatchObject({
      branch_id: stage.branch.branchId,
      kind: 'display',
      name: 'hall',
    })
  })

  attack('an admin makes no code for a device or branch of another bank', async () => {
    const { victim, stranger, server } = scene
    await scene.untouched(async () => {
      const token = stranger.admin.token
      const foreign = { device_id: victim.tablet.deviceId }
      expect(
        told(
          await server.ask(`/api/branches/${victim.branchId}/enrolment-codes`, {
            token,
            body: { kind: 'kiosk', name: 'x' },
          }),
        ),
      ).toBe('404 not_found')
      expect(
        told(await server.ask(`/api/branches/${stranger.branchId}/enrolment-codes`, { token, body: foreign })),
      ).toBe('404 not_found')
      expect(
        told(
          await server.ask(`/api/branches/${victim.otherBranchId}/enrolment-codes`, {
            token: victim.admin.token,
            body: foreign,
          }),
        ),
      ).toBe('404 not_found')
    })
  })

  attack('the key of a device does not become a second one, in this bank or in another', async () => {
    const known = await stage.enrolled()
    const before = await devices()
    expect(told(await known.enrol(await stage.code()))).toBe('400 device_key_invalid')
    const elsewhere = await DeviceStage.on(scene.server)
    expect(told(await known.enrol(await elsewhere.code()))).toBe('400 device_key_invalid')
    expect(await devices()).toBe(before)
  })
})

describe('[ID13] a key or signature that is none', () => {
  attack(
    'a point beside the curve, of another curve, an RSA key or a key with its private half is refused',
    async () => {
      await makesNoDevice(async (code, device) => {
        const p384 = generateKeyPairSync('ec', { namedCurve: 'P-384' }).publicKey.export({ format: 'jwk' })
        const rsa = generateKeyPairSync('rsa', { modulusLength: 1024 }).publicKey.export({ format: 'jwk' })
        const zero = 'A'.repeat(43)
        const keys = [
          { ...device.publicKey, y: device.publicKey.x },
          { kty: 'EC', crv: 'P-256', x: zero, y: zero },
          p384,
          { ...p384, crv: 'P-256' },
          rsa,
          { ...device.publicKey, d: zero },
          { ...device.publicKey, crv: 'secp256k1' },
          { ...device.publicKey, kty: 'oct', k: zero },
          { ...device.publicKey, x: `${device.publicKey.x}=` },
          null,
          [],
          'key',
        ]
        for (const public_key of keys) {
          const answer = await device.enrol(code, { public_key })
          expect(answer.status, JSON.stringify(public_key)).toBe(400)
          expect(answer.body.code).toMatch(/malformed|device_key_invalid/)
        }
      })
    },
  )

  attack('a signature in DER, of zeros, of another key or over another text proves nothing', async () => {
    await makesNoDevice(async (code, device) => {
      const pair = generateKeyPairSync('ec', { namedCurve: 'P-256' })
      const challenge = await device.challenge()
      const text = Buffer.from(enrolText(challenge, readEnrolmentCode(code) ?? ''))
      const der = sign('sha256', text, { key: pair.privateKey, dsaEncoding: 'der' }).toString('base64url')
      const foreign = sign('sha256', text, { key: pair.privateKey, dsaEncoding: 'ieee-p1363' }).toString('base64url')
      for (const signature of [der, foreign, 'A'.repeat(86), '', `${foreign}==`]) {
        expect((await device.enrol(code, { challenge, signature })).status, signature).toBeGreaterThanOrEqual(400)
      }
      for (const signedText of [challenge, tokenText(challenge), enrolText(challenge, 'ZZZZZZZZZ'), '']) {
        expect(told(await device.enrol(code, { challenge, signedText }))).toBe('401 unauthenticated')
      }
    })
  })

  attack('a signature that was turned over (n − s) serves no second time', async () => {
    const device = await stage.enrolled()
    const challenge = await device.challenge({ purpose: 'token', device_id: device.deviceId })
    const signature = await device.sign(tokenText(challenge))
    expect((await device.askToken({ challenge, signature })).status).toBe(200)
    const order = BigInt('0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551')
    const bytes = Buffer.from(signature, 'base64url')
    const turned = order - BigInt(`0x${bytes.subarray(32).toString('hex')}`)
    Buffer.from(turned.toString(16).padStart(64, '0'), 'hex').copy(bytes, 32)
    expect(told(await device.askToken({ challenge, signature: bytes.toString('base64url') }))).toBe(
      '401 unauthenticated',
    )
  })
})

describe('[ID13] a challenge that is used wrongly', () => {
  attack('a challenge that has served serves no more, for a token or for an enrolment', async () => {
    const device = await stage.enrolled()
    const challenge = await device.challenge({ purpose: 'token', device_id: device.deviceId })
    expect(told(await device.askToken({ challenge }))).toBe('200')
    expect(told(await device.askToken({ challenge }))).toBe('401 unauthenticated')
    const [fresh, code] = [await aDevice(), await stage.code()]
    const enrolling = await fresh.challenge()
    expect(told(await fresh.enrol(alter(code), { challenge: enrolling }))).toBe('400 code_wrong')
    expect(told(await fresh.enrol(code, { challenge: enrolling }))).toBe('401 unauthenticated')
  })

  attack('of ten who send one signed challenge at once one gets a token', async () => {
    const device = await stage.enrolled()
    const challenge = await device.challenge({ purpose: 'token', device_id: device.deviceId })
    const signature = await device.sign(tokenText(challenge))
    const answers = await Promise.all(Array.from({ length: 10 }, () => device.askToken({ challenge, signature })))
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1)
  })

  attack('a challenge for an enrolment, or for another device, gives no token', async () => {
    const [one, two] = [await stage.enrolled(), await stage.enrolled()]
    const foreign = [await one.challenge(), await two.challenge({ purpose: 'token', device_id: two.deviceId })]
    for (const challenge of foreign) expect(told(await one.askToken({ challenge }))).toBe('401 unauthenticated')
    expect(told(await one.askToken({ device_id: two.deviceId }))).toBe('401 unauthenticated')
  })

  attack('a challenge of the attacker, a bent one or one that lives longer proves nothing', async () => {
    const device = await stage.enrolled()
    const challenge = await device.challenge({ purpose: 'token', device_id: device.deviceId })
    const [nonce = '', expires = '', mac = ''] = challenge.split('.')
    const bent = [
      `${nonce}.${(Number.parseInt(expires, 36) + 3_600_000).toString(36)}.${mac}`,
      `${nonce.slice(1)}A.${expires}.${mac}`,
      `${nonce}.${expires}.${mac.slice(1)}A`,
      `${nonce}.${expires}.${'A'.repeat(43)}`,
      `${nonce}.${expires}`,
      `${challenge}.${mac}`,
    ]
    for (const each of bent) expect(told(await device.askToken({ challenge: each })), each).toBe('401 unauthenticated')
  })

  attack('an unknown device is answered like one whose key is another', async () => {
    const [device, thief] = [await stage.enrolled(), await aDevice()]
    const keyless = await scene.server.world.addDevice(stage.branch, 'display')
    const shapes = new Set<string>()
    for (const deviceId of [device.deviceId, randomUUID(), keyless.deviceId, scene.victim.kiosk.deviceId]) {
      thief.deviceId = deviceId
      const { status, body, headers } = await thief.askToken()
      shapes.add(JSON.stringify([status, body.code, body.message, body.details ?? null, [...headers.keys()]]))
    }
    expect([...shapes]).toEqual([expect.stringContaining('401,"unauthenticated"')])
  })
})
