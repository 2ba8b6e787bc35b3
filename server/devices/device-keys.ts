import { createHash, createPublicKey, generateKeyPairSync, type KeyObject, verify } from 'node:crypto'
import { type DevicePublicKey, devicePublicKey } from '../../sync/devices/wire.ts'

/** Null when the point is not one of the curve: such a key must never meet a signature. */
export function importDeviceKey(jwk: DevicePublicKey): KeyObject | null {
  try {
    return createPublicKey({ key: { ...jwk }, format: 'jwk' })
  } catch {
    return null
  }
}

/** ECDSA with SHA-256 over UTF-8, r and s side by side as WebCrypto makes them. */
export function isSignedBy(key: KeyObject, text: string, signature: string): boolean {
  const bytes = Buffer.from(signature, 'base64url')
  return verify('sha256', Buffer.from(text), { key, dsaEncoding: 'ieee-p1363' }, bytes)
}

/** RFC 7638. A key that was read by its schema has one spelling, so it has one thumbprint. */
export function thumbprintOf({ crv, kty, x, y }: DevicePublicKey): string {
  return createHash('sha256').update(JSON.stringify({ crv, kty, x, y })).digest('base64url')
}

/** A key that nobody holds: what an unknown device's signature is checked against, so that it takes as long as a known one's. */
export function makeDecoyKey(): DevicePublicKey {
  const { publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  return devicePublicKey.parse(publicKey.export({ format: 'jwk' }))
}
