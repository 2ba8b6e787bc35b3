import { decodeProtectedHeader, importJWK, jwtVerify } from 'jose'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { createSendPush } from '../../server/push/send-push.ts'
import { createVapid } from '../../server/push/vapid.ts'
import { FakePushService } from '../setup/fake-push-service.ts'

const vapid = createVapid('yfWPiYE-n46HLnH0KqZOF1fJJU3MYrct3AELtAQ-oRw', 'mailto:queue@example.tn')
const MESSAGE = { number: 'A-048', counter: '3', language: 'ar' }
const NOW_S = Math.floor(Date.now() / 1_000)
const TIME = { nowS: NOW_S, leftMs: 42_900 }

let service: FakePushService
let send: ReturnType<typeof createSendPush>

beforeAll(async () => {
  service = await FakePushService.open()
  send = createSendPush({ vapid, connection: service.connection, isAllowed: () => true })
})
beforeEach(() => {
  service.answer = 201
  service.received.length = 0
})
afterAll(() => service.close())

test('[TP6] only the browser can read the message, which dies when the call is no news any more', async () => {
  expect(await send(service.subscription(), MESSAGE, TIME)).toBe('taken')
  const [{ headers, message } = { headers: {}, message: null }] = service.received
  expect(message).toEqual(MESSAGE)
  expect(headers).toMatchObject({ ttl: '42', urgency: 'high', topic: 'called', 'content-encoding': 'aes128gcm' })
})

test('[TP6] the push service is shown who sends, by the key that browsers subscribe to', async () => {
  await send(service.subscription(), MESSAGE, TIME)
  const [, token = '', key = ''] =
    /^vapid t=(\S+), k=(\S+)$/.exec(service.received[0]?.headers.authorization ?? '') ?? []
  expect(key).toBe(vapid.publicKey)
  const point = Buffer.from(key, 'base64url')
  const [x, y] = [point.subarray(1, 33).toString('base64url'), point.subarray(33).toString('base64url')]
  const { payload } = await jwtVerify(token, await importJWK({ kty: 'EC', crv: 'P-256', x, y }, 'ES256'))
  expect(decodeProtectedHeader(token)).toEqual({ typ: 'JWT', alg: 'ES256' })
  expect(payload).toEqual({
    aud: new URL(service.subscription().endpoint).origin,
    exp: NOW_S + 43_200,
    sub: 'mailto:queue@example.tn',
  })
})

test('[TP6] what is gone, what failed and what leads elsewhere are told apart, and no redirect is followed', async () => {
  const results: Record<number, string> = {}
  for (const status of [200, 404, 410, 302, 400, 429, 500]) {
    service.answer = status
    results[status] = await send(service.subscription(), MESSAGE, TIME)
  }
  expect(results).toEqual({
    ...{ 200: 'taken', 404: 'gone', 410: 'gone' },
    ...{ 302: 'failed', 400: 'failed', 429: 'failed', 500: 'failed' },
  })
  expect(service.received.map(({ path }) => path)).not.toContain('/elsewhere')
})

test('[TP6] one that does not answer is given up', { timeout: 15_000 }, async () => {
  service.answer = 'hang'
  expect(await send(service.subscription(), MESSAGE, TIME)).toBe('failed')
})

test('[TP6] an address inside is not asked, not even when it was kept', async () => {
  const real = createSendPush({ vapid })
  expect(await real(service.subscription(), MESSAGE, TIME)).toBe('gone')
  const named = createSendPush({ vapid, isAllowed: () => true })
  expect(await named(service.subscription(), MESSAGE, TIME)).toBe('failed')
  expect(service.received).toEqual([])
})
