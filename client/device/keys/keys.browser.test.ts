import { afterEach, expect, test } from 'vitest'
import { isPinRight, makePinVerifier } from '../../../sync/pin/pin-verifier.ts'
import { done } from '../store/requests.ts'
import { dropOtherKeys, makeDeviceKeys, openDeviceKeys } from './device-keys.ts'
import { openKeyCabinet } from './key-cabinet.ts'
import { createPinCrypto } from './pin-crypto.ts'

const DEVICE = '0198c0de-0000-7000-8000-00000000000d'
const name = `cabinet ${crypto.randomUUID()}`
const cabinet = openKeyCabinet(name)
afterEach(() => done(indexedDB.deleteDatabase(name)))

async function isSignedBy(jwk: JsonWebKey, text: string, signature: string): Promise<boolean> {
  const key = await crypto.subtle.importKey('jwk', jwk, { name: 'ECDSA', namedCurve: 'P-256' }, false, ['verify'])
  const bytes = Uint8Array.from(atob(signature.replaceAll('-', '+').replaceAll('_', '/')), (c) => c.charCodeAt(0))
  return crypto.subtle.verify({ name: 'ECDSA', hash: 'SHA-256' }, key, bytes, new TextEncoder().encode(text))
}

test('[ID13] a key signs what the server checks by its public half, also after it was kept and opened again', async () => {
  const made = await makeDeviceKeys(cabinet)
  const jwk = await made.publicJwk()
  expect(Object.keys(jwk).sort()).toEqual(['crv', 'kty', 'x', 'y'])
  const signature = await made.sign('blesaf token\nx')
  expect(signature).toMatch(/^[\w-]{85}[AQgw]$/)
  expect(await isSignedBy(jwk, 'blesaf token\nx', signature)).toBe(true)
  expect(await isSignedBy(jwk, 'blesaf token\ny', signature)).toBe(false)

  expect(await openDeviceKeys(cabinet, DEVICE)).toBeUndefined()
  await made.keepFor(DEVICE)
  const opened = await openDeviceKeys(cabinet, DEVICE)
  expect(await opened?.publicJwk()).toEqual(jwk)
  expect(await isSignedBy(jwk, 'again', (await opened?.sign('again')) ?? '')).toBe(true)
})

test('[ID13] the kept key cannot be taken out of the browser', async () => {
  await (await makeDeviceKeys(cabinet)).keepFor(DEVICE)
  const { privateKey } = (await cabinet.get(`key of ${DEVICE}`)) as CryptoKeyPair
  expect(privateKey.extractable).toBe(false)
  for (const format of ['jwk', 'pkcs8'] as const)
    await expect(crypto.subtle.exportKey(format, privateKey)).rejects.toThrow()
})

test('[ID13] a browser that became another device has no key of the one before, and keeps everything else', async () => {
  const other = '0198c0de-0000-7000-8000-00000000000c'
  await (await makeDeviceKeys(cabinet)).keepFor(other)
  await (await makeDeviceKeys(cabinet)).keepFor(DEVICE)
  await cabinet.put('identity', { device_id: DEVICE })
  await dropOtherKeys(cabinet, DEVICE)
  expect(await openDeviceKeys(cabinet, other)).toBeUndefined()
  expect(await openDeviceKeys(cabinet, DEVICE)).toBeDefined()
  expect(await cabinet.get('identity')).toEqual({ device_id: DEVICE })
})

test('what is no key is none', async () => {
  await cabinet.put(`key of ${DEVICE}`, { privateKey: 'x', publicKey: 'y' })
  expect(await openDeviceKeys(cabinet, DEVICE)).toBeUndefined()
})

test('what somebody else keeps under the name of the cabinet is moved aside, and the cabinet made', async () => {
  const asked = indexedDB.open(name, 3)
  asked.onupgradeneeded = () => asked.result.createObjectStore('notes').put('of its own', 'a key')
  ;(await done(asked)).close()
  await Promise.all([cabinet.put('a', 1), openKeyCabinet(name).put('b', 2)])
  expect([await cabinet.get('a'), await cabinet.get('b')]).toEqual([1, 2])
  const moved = (await indexedDB.databases()).flatMap((each) =>
    each.name?.startsWith(`${name} found`) ? each.name : [],
  )
  expect(moved).toHaveLength(1)
  const kept = await done(indexedDB.open(String(moved[0])))
  expect(await done(kept.transaction('notes').objectStore('notes').get('a key'))).toBe('of its own')
  kept.close()
  indexedDB.deleteDatabase(String(moved[0]))
})

test('a cabinet of a newer version is used as it is', async () => {
  const asked = indexedDB.open(name, 2)
  asked.onupgradeneeded = () => {
    asked.result.createObjectStore('cabinet').put('kept', 'a')
    asked.result.createObjectStore('later')
  }
  ;(await done(asked)).close()
  expect(await cabinet.get('a')).toBe('kept')
})

test('[PN1] a PIN is right on the device that made its verifier, in whatever tab, and on no other', async () => {
  const typed = { staffId: '0198c0de-0000-7000-8000-00000000000e', pin: '483015' }
  // Two tabs at once, before there is a key.
  const [one, other] = [createPinCrypto(cabinet), createPinCrypto(openKeyCabinet(name))]
  const [verifier] = await Promise.all([makePinVerifier(one, typed), makePinVerifier(other, typed)])
  expect(await isPinRight(other, verifier, typed)).toBe(true)
  expect(await isPinRight(one, verifier, { ...typed, pin: '483016' })).toBe(false)
  const elsewhere = createPinCrypto(openKeyCabinet(`${name} elsewhere`))
  expect(await isPinRight(elsewhere, verifier, typed)).toBe(false)
  indexedDB.deleteDatabase(`${name} elsewhere`)
})
