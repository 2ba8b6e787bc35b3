import { type DevicePublicKey, devicePublicKey } from '../../../sync/devices/wire.ts'
import { toBase64url } from './base64url.ts'
import type { KeyCabinet } from './key-cabinet.ts'

/** A device's own key [ID13]: it signs, and nobody can take it out of the browser. */
export type DeviceKeys = {
  publicJwk(): Promise<DevicePublicKey>
  /** ECDSA P-256 with SHA-256, r and s, in base64url. */
  sign(text: string): Promise<string>
}

const ALGORITHM = { name: 'ECDSA', namedCurve: 'P-256' } as const
const SIGNING = { name: 'ECDSA', hash: 'SHA-256' } as const

export type NewDeviceKeys = DeviceKeys & {
  /** Keeps them for the device that they became part of; until then they are in memory only. */
  keepFor(deviceId: string): Promise<void>
}

/** Each enrolment has a key of its own, so that the old one serves until the new one is known to the server. */
export async function makeDeviceKeys(cabinet: KeyCabinet): Promise<NewDeviceKeys> {
  const pair = await crypto.subtle.generateKey(ALGORITHM, false, ['sign', 'verify'])
  return { ...keysOf(pair), keepFor: (deviceId) => cabinet.put(nameOf(deviceId), pair) }
}

/** Undefined where this browser has no key of that device: then only a new enrolment helps. */
export async function openDeviceKeys(cabinet: KeyCabinet, deviceId: string): Promise<DeviceKeys | undefined> {
  const found = await cabinet.get(nameOf(deviceId))
  return isPair(found) ? keysOf(found) : undefined
}

/**
 * A browser that became another device signs as that one alone [ID13]: unless somebody revokes it, the server still takes
 * the key of the one before.
 */
export function dropOtherKeys(cabinet: KeyCabinet, deviceId: string): Promise<void> {
  return cabinet.drop((name) => name.startsWith(NAMED) && name !== nameOf(deviceId))
}

function keysOf(pair: CryptoKeyPair): DeviceKeys {
  return {
    async publicJwk() {
      const { kty, crv, x, y } = await crypto.subtle.exportKey('jwk', pair.publicKey)
      return devicePublicKey.parse({ kty, crv, x, y })
    },
    async sign(text) {
      const bytes = await crypto.subtle.sign(SIGNING, pair.privateKey, new TextEncoder().encode(text))
      return toBase64url(new Uint8Array(bytes))
    },
  }
}

function isPair(found: unknown): found is CryptoKeyPair {
  return (
    typeof found === 'object' &&
    found !== null &&
    'privateKey' in found &&
    found.privateKey instanceof CryptoKey &&
    'publicKey' in found &&
    found.publicKey instanceof CryptoKey
  )
}

const NAMED = 'key of '

function nameOf(deviceId: string): string {
  return `${NAMED}${deviceId}`
}
