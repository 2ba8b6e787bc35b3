import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { tokenAnswer } from '../../sync/devices/wire.ts'
import { issueArgs } from '../setup/world.ts'
import { DeviceStage } from './device-stage.ts'
import { EnrollingDevice } from './enrolling-device.ts'

let stage: DeviceStage
let device: EnrollingDevice

beforeAll(async () => {
  stage = await DeviceStage.open({ PUBLIC_URL: 'https://queue.example' })
  device = await stage.enrolled()
})
afterAll(() => stage.close())

const refusal = (answer: { status: number; body: { code?: string } }) => `${answer.status} ${answer.body.code}`
const ask = (path: string, token: string, body?: unknown) =>
  stage.server.ask(path, { token, ...(body !== undefined && { body }) })

describe('[ID13] a device', () => {
  test('gets a token for a challenge that it signed', async () => {
    const answer = await device.askToken()
    expect(answer.status).toBe(200)
    expect(tokenAnswer.safeParse(answer.body).error).toBeUndefined()
    // With it comes where people reach the installation, for what the device puts onto a ticket [Q7].
    expect(answer.body).toMatchObject({ status: 'active', expires_in_s: 600, public_url: 'https://queue.example' })
    expect(answer.headers.get('cache-control')).toBe('no-store')
    expect((await ask('/api/heartbeat', answer.body.access_token)).status).toBe(200)
  })

  test('gets one for each challenge, however many ask with it at once', async () => {
    const challenge = await device.challenge({ purpose: 'token', device_id: device.deviceId })
    const answers = await Promise.all(Array.from({ length: 8 }, () => device.askToken({ challenge })))
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 401, 401, 401, 401, 401, 401, 401])
    expect(refusal(await device.askToken({ challenge }))).toBe('401 unauthenticated')
  })

  test('gets none with another’s challenge, another’s key, or what it signed for something else', async () => {
    const other = await stage.enrolled()
    const challenge = await device.challenge({ purpose: 'token', device_id: device.deviceId })
    const othersChallenge = await device.challenge({ purpose: 'token', device_id: other.deviceId })
    const refused = [
      await device.askToken({ challenge: othersChallenge }),
      await device.askToken({ challenge: await device.challenge() }),
      await other.askToken({ device_id: device.deviceId, challenge }),
      await device.askToken({ challenge, signedText: `blesaf enrol\n${challenge}` }),
      await device.askToken({ challenge, signedText: challenge }),
      await device.askToken({ challenge: `${challenge.slice(0, -1)}${challenge.endsWith('A') ? 'E' : 'A'}` }),
    ]
    expect(refused.map(refusal)).toEqual(refused.map(() => '401 unauthenticated'))
    // None of them has used it up.
    expect((await device.askToken({ challenge })).status).toBe(200)
  })

  test('[ID17] that is unknown, or has no key yet, is answered like one whose signature is wrong', async () => {
    const keyless = (await stage.server.world.addDevice(stage.branch, 'kiosk')).deviceId
    const told = []
    for (const device_id of [crypto.randomUUID(), keyless, device.deviceId]) {
      const challenge = await device.challenge({ purpose: 'token', device_id })
      const signature = 'A'.repeat(86)
      const answer = await stage.server.ask('/api/devices/token', { body: { device_id, challenge, signature } })
      const { request_id: _, ...rest } = answer.body
      told.push(JSON.stringify([answer.status, rest]))
    }
    expect(new Set(told).size).toBe(1)
    expect(told[0]).toContain('unauthenticated')
  })
})

describe('[ID14] a revoked device', () => {
  test('gets a token that is good for a push into quarantine and for nothing else', async () => {
    const kiosk = await stage.enrolled()
    expect((await stage.revoke(kiosk.deviceId)).status).toBe(204)
    const answer = await kiosk.askToken()
    expect(answer.body).toMatchObject({ status: 'revoked' })
    for (const token of [kiosk.token, answer.body.access_token]) {
      for (const path of ['/api/heartbeat', '/api/branch', `/api/tickets/${crypto.randomUUID()}`])
        expect(refusal(await ask(path, token)), path).toBe('403 device_revoked')
    }
    const args = issueArgs(stage.branch, await stage.server.world.today(stage.branch), 1)
    const command = {
      seq: 1,
      id: crypto.randomUUID(),
      name: 'issue_ticket',
      kind: 'fact',
      args,
      schema: 1,
      session: null,
      age_ms: 0,
    }
    const more = { config_version: 1, written_at: null, known_at: null }
    const body = { protocol: 1, writer: crypto.randomUUID(), epoch: 1, commands: [{ ...command, ...more }] }
    const pushed = await ask('/api/push', answer.body.access_token, body)
    expect(pushed.body.results).toMatchObject([{ outcome: { kind: 'quarantined', reason: 'device_revoked' } }])
  })

  test('that was replaced is told the same', async () => {
    const old = await stage.enrolled()
    const next = await stage.enrolled({ device_id: old.deviceId })
    expect((await old.askToken()).body.status).toBe('revoked')
    expect((await next.askToken()).body.status).toBe('active')
    expect(refusal(await ask('/api/heartbeat', old.token))).toBe('403 device_revoked')
  })
})

describe('the heartbeat', () => {
  test('of a device that stands says nothing more than it did', async () => {
    const writer = crypto.randomUUID()
    const { body } = await ask(`/api/heartbeat?writer=${writer}`, device.token)
    expect(body).toMatchObject({ writer: null, epoch: 1 })
  })

  test('is refused to the token of a device that is no device of that bank', async () => {
    const { tenantId, branchId } = stage.branch
    const forged = await stage.server.identity.tokens.forDevice({ tenantId, branchId, deviceId: crypto.randomUUID() })
    expect(refusal(await ask('/api/heartbeat', forged.token))).toBe('401 unauthenticated')
    expect(refusal(await ask('/api/branch', forged.token))).toBe('401 unauthenticated')
  })
})

test('what served is forgotten some minutes after it is over', async () => {
  const old = `insert into app_private.used_proofs values ('old', app.now() - interval '6 minutes'), ('late', app.now() - interval '1 minute')`
  await stage.rows(old)
  await (await EnrollingDevice.make(stage.server)).enrol(await stage.code())
  const left = await stage.rows(`select proof_hash from app_private.used_proofs where proof_hash in ('old', 'late')`)
  expect(left).toEqual([{ proof_hash: 'late' }])
})
