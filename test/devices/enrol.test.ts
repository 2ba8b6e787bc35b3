import { generateKeyPairSync, sign } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { enrolText } from '../../sync/devices/proof-texts.ts'
import { enrolAnswer } from '../../sync/devices/wire.ts'
import { DeviceStage } from './device-stage.ts'
import { EnrollingDevice } from './enrolling-device.ts'

let stage: DeviceStage
let device: EnrollingDevice

beforeAll(async () => {
  stage = await DeviceStage.open()
  device = await EnrollingDevice.make(stage.server)
})
afterAll(() => stage.close())

const fresh = () => EnrollingDevice.make(stage.server)
const devicesNow = async () => (await stage.rows<{ n: number }>('select count(*)::integer as n from app.devices'))[0]?.n
/** Another secret behind the same selector. */
const otherSecret = (code: string) => `${code.slice(0, -1)}${code.endsWith('0') ? '1' : '0'}`
const refusal = (answer: { status: number; body: { code?: string } }) => `${answer.status} ${answer.body.code}`

describe('[ID12] an enrolment code', () => {
  test('makes the device that it names, with a token that is let in', async () => {
    const one = await fresh()
    const answer = await one.enrol(await stage.code({ kind: 'kiosk', name: 'Borne de l’entrée' }))
    expect(answer.status).toBe(200)
    expect(enrolAnswer.safeParse(answer.body).error).toBeUndefined()
    expect(answer.headers.get('cache-control')).toBe('no-store')
    expect(answer.body).toMatchObject({
      tenant: { id: stage.branch.tenantId, slug: expect.any(String), name: { fr: 'Bank' } },
      branch_id: stage.branch.branchId,
      kind: 'kiosk',
      name: 'Borne de l’entrée',
      expires_in_s: 600,
    })
    expect((await stage.server.ask('/api/branch', { token: one.token })).body).toMatchObject({
      branch_id: stage.branch.branchId,
    })
    expect(await stage.notes()).toContainEqual(
      expect.objectContaining({
        action: 'device_enrolled',
        outcome: 'done',
        subject_id: one.deviceId,
        device_id: one.deviceId,
      }),
    )
  })

  test('may be typed in small letters, with spaces', async () => {
    const code = await stage.code()
    expect((await (await fresh()).enrol(` ${code.toLowerCase().replaceAll('-', ' ')} `)).status).toBe(200)
  })

  test('serves once', async () => {
    const code = await stage.code()
    expect((await (await fresh()).enrol(code)).status).toBe(200)
    expect(refusal(await (await fresh()).enrol(code))).toBe('400 code_wrong')
  })

  test('of two devices that use it at once, makes one', async () => {
    const code = await stage.code()
    const devices = await Promise.all(Array.from({ length: 6 }, fresh))
    const answers = await Promise.all(devices.map((each) => each.enrol(code)))
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 400, 400, 400, 400, 400])
  })

  test('ends at the fifth wrong try, and each try stays counted', async () => {
    const code = await stage.code()
    const before = (await stage.notes()).length
    for (let tries = 1; tries <= 5; tries += 1) {
      expect(refusal(await device.enrol(otherSecret(code)))).toBe('400 code_wrong')
      const [row] = await stage.rows(
        'select tries, end_reason from app.enrolment_codes order by created_at desc limit 1',
      )
      expect(row).toEqual({ tries, end_reason: tries === 5 ? 'tries' : null })
    }
    expect(refusal(await device.enrol(code))).toBe('400 code_wrong')
    expect((await stage.notes()).slice(before)).toMatchObject(
      [1, 2, 3, 4, 5].map((tries) => ({ action: 'enrolment_failed', outcome: 'failed', details: { tries } })),
    )
  })

  test('is still good after four wrong tries', async () => {
    const code = await stage.code()
    for (let tries = 0; tries < 4; tries += 1) await device.enrol(otherSecret(code))
    expect((await (await fresh()).enrol(code)).status).toBe(200)
  })

  test('that is wrong tries at once cannot outrun the count', async () => {
    const code = await stage.code()
    await Promise.all(Array.from({ length: 12 }, () => device.enrol(otherSecret(code))))
    const [row] = await stage.rows('select tries, end_reason from app.enrolment_codes order by created_at desc limit 1')
    expect(row).toEqual({ tries: 5, end_reason: 'tries' })
  })

  test('lives an hour', async () => {
    const code = await stage.code()
    const passes = (interval: string) =>
      stage.rows(`update app.enrolment_codes set expires_at = app.now() + $1::interval where ended_at is null`, [
        interval,
      ])
    await passes('-1 second')
    expect(refusal(await device.enrol(code))).toBe('400 code_wrong')
    const [row] = await stage.rows(`select end_reason, extract(epoch from expires_at - created_at) <= 3600 as within
      from app.enrolment_codes order by created_at desc limit 1`)
    expect(row).toEqual({ end_reason: 'expired', within: true })
  })

  test('has one answer to everything that is wrong with it', async () => {
    const used = await stage.code()
    await (await fresh()).enrol(used)
    const wrong = [otherSecret(await stage.code()), used, 'ZZZ-ZZZ-ZZZ', 'K7Q', '', 'ſ7Q-F3M-9XA', '\0\0\0', '\ud800']
    const answers = []
    for (const code of wrong) {
      const { status, body } = await device.enrol(code)
      const { request_id: _, ...rest } = body
      answers.push({ status, ...rest })
    }
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1)
    expect(answers[0]).toMatchObject({ status: 400, code: 'code_wrong' })
  })
})

describe('[ID13] the proof of an enrolment', () => {
  test('serves once, whatever came of it', async () => {
    const challenge = await device.challenge()
    const code = await stage.code()
    expect(refusal(await device.enrol(otherSecret(code), { challenge }))).toBe('400 code_wrong')
    expect(refusal(await device.enrol(code, { challenge }))).toBe('401 unauthenticated')
  })

  test('is over after a minute', async () => {
    const { makeChallenge, later } = await clockedChallenges()
    const one = await fresh()
    expect(refusal(await one.enrol(await stage.code(), { challenge: makeChallenge(later(-61_000)) }))).toBe(
      '401 unauthenticated',
    )
    expect((await one.enrol(await stage.code(), { challenge: makeChallenge(later(-30_000)) })).status).toBe(200)
  })

  test('is one for an enrolment and of this installation', async () => {
    const code = await stage.code()
    const forToken = await device.challenge({ purpose: 'token', device_id: crypto.randomUUID() })
    const honest = await device.challenge()
    const [nonce = '', expires = '', mac = ''] = honest.split('.')
    const forged = [
      forToken,
      `${'A'.repeat(22)}.${expires}.${mac}`,
      `${nonce}.${(Number.parseInt(expires, 36) + 600_000).toString(36)}.${mac}`,
      `${nonce}.${expires}.${'A'.repeat(43)}`,
      'A'.repeat(60),
    ]
    for (const challenge of forged) expect(refusal(await device.enrol(code, { challenge }))).toBe('401 unauthenticated')
    expect((await stage.devices()).codes.at(-1)).toMatchObject({ tries: 0 })
  })

  test('is signed by the very key, over the very challenge, code and purpose', async () => {
    const code = await stage.code()
    const plain = code.replaceAll('-', '')
    const challenge = await device.challenge()
    const other = await fresh()
    const signatures = [
      await other.sign(enrolText(challenge, plain)),
      await device.sign(enrolText(await device.challenge(), plain)),
      await device.sign(enrolText(challenge, code)),
      await device.sign(`blesaf token\n${challenge}`),
      'A'.repeat(86),
    ]
    for (const signature of signatures)
      expect(refusal(await device.enrol(code, { challenge, signature }))).toBe('401 unauthenticated')
    expect((await stage.devices()).codes.at(-1)).toMatchObject({ tries: 0 })
  })
})

describe('a device’s key', () => {
  test('is one of P-256 and nothing else, without a private half', async () => {
    const code = await stage.code()
    const before = await devicesNow()
    const { x, y } = device.publicKey
    const spare = `${String(x).slice(0, -1)}B`
    for (const public_key of [
      { ...device.publicKey, d: x },
      { ...device.publicKey, kid: 'mine' },
      { ...device.publicKey, crv: 'P-384' },
      { ...device.publicKey, kty: 'RSA' },
      { ...device.publicKey, x: `${x}AA` },
      { ...device.publicKey, x: spare },
      { ...device.publicKey, y: `${String(y).slice(0, 42)}=` },
      { kty: 'EC', crv: 'P-256', x },
      null,
      'key',
      [],
    ]) {
      expect(refusal(await device.enrol(code, { public_key })), JSON.stringify(public_key)).toBe('400 malformed')
    }
    expect(await devicesNow()).toBe(before)
  })

  test('lies on the curve', async () => {
    const { x, y } = device.publicKey
    for (const point of [
      { x, y: x },
      { x: y, y: x },
      { x: 'A'.repeat(43), y: 'A'.repeat(43) },
    ]) {
      const public_key = { ...device.publicKey, ...point }
      expect(refusal(await device.enrol(await stage.code(), { public_key }))).toBe('400 device_key_invalid')
    }
  })

  test('signs as WebCrypto does: another encoding of a right signature is none', async () => {
    const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
    const { kty, crv, x, y } = publicKey.export({ format: 'jwk' })
    const code = await stage.code()
    const challenge = await device.challenge()
    const signature = sign('sha256', Buffer.from(enrolText(challenge, code.replaceAll('-', ''))), privateKey).toString(
      'base64url',
    )
    expect(refusal(await device.enrol(code, { challenge, signature, public_key: { kty, crv, x, y } }))).toBe(
      '400 malformed',
    )
  })

  test('is one device’s, at whatever bank, and the code stays good for another key', async () => {
    const elsewhere = await DeviceStage.on(stage.server)
    const taken = await stage.enrolled()
    const code = await elsewhere.code()
    const answer = await taken.enrol(code)
    expect(refusal(answer)).toBe('400 device_key_invalid')
    expect(JSON.stringify(answer.body)).not.toContain(stage.branch.tenantId)
    expect((await (await fresh()).enrol(code)).status).toBe(200)
  })
})

test('bad bodies are refused as such and change nothing', async () => {
  const before = await devicesNow()
  const huge = 'K'.repeat(5_000)
  for (const path of ['challenge', 'enrol', 'token']) {
    for (const body of [
      '',
      '{',
      'null',
      '[]',
      '"x"',
      `{"purpose":"${huge}"}`,
      { purpose: 'token' },
      { purpose: 'enrol', device_id: 'x' },
    ]) {
      const answer = await stage.server.ask(`/api/devices/${path}`, { body })
      expect(refusal(answer), `${path} ${JSON.stringify(body).slice(0, 60)}`).toBe('400 malformed')
    }
  }
  for (const bad of [
    { code: huge },
    { code: 5 },
    { challenge: '\0'.repeat(20) },
    { signature: 'é'.repeat(86) },
    { extra: 1 },
  ]) {
    expect(refusal(await device.enrol('K7Q-F3M-9XA', bad as never))).toBe('400 malformed')
  }
  expect(await devicesNow()).toBe(before)
})

test('neither a code nor what proves it is in a log', async () => {
  const code = await stage.code()
  await device.enrol(otherSecret(code))
  const one = await fresh()
  await one.enrol(code)
  const logs = stage.server.lines.join('\n')
  for (const secret of [code, code.replaceAll('-', ''), otherSecret(code), one.token])
    expect(logs).not.toContain(secret)
})

/** Challenges as this server makes them, at another time. */
async function clockedChallenges() {
  const { createChallenges } = await import('../../server/devices/challenges.ts')
  const { box, now } = stage.server.identity
  const makeChallenge = (at: number) => createChallenges({ box, now: () => at }).make('enrol')
  return { makeChallenge, later: (ms: number) => now() + ms }
}
