import { identityValue } from '../../sync/device/meta.ts'
import type { DeviceHome } from './device-home.ts'
import type { DeviceKeys } from './keys.ts'
import { toBase64Url } from './to-base64-url.ts'

const DATABASE = 'blesaf-identity'
const TABLE = 'values'
const CURVE = { name: 'ECDSA', namedCurve: 'P-256' }
const SIGNING = { name: 'ECDSA', hash: 'SHA-256' }

/** Key and identity in one small database of their own; both are written in one transaction, or neither. */
export function createPageHome(): DeviceHome {
  let made: CryptoKeyPair | undefined
  return {
    async createDeviceKeys() {
      made = await crypto.subtle.generateKey(CURVE, false, ['sign', 'verify'])
      return keysOf(made)
    },
    async loadKeys() {
      const pair = await read('keys')
      return isKeyPair(pair) ? keysOf(pair) : undefined
    },
    loadIdentity: async () => identityValue.safeParse(await read('identity')).data,
    async saveIdentity(identity) {
      if (made === undefined) throw new Error('an identity needs a key that was made for it')
      const database = await open()
      const transaction = database.transaction(TABLE, 'readwrite', { durability: 'strict' })
      transaction.objectStore(TABLE).put(made, 'keys')
      transaction.objectStore(TABLE).put(identity, 'identity')
      await new Promise<void>((resolve, reject) => {
        transaction.oncomplete = () => resolve()
        transaction.onabort = () => reject(transaction.error)
      })
      database.close()
    },
  }
}

function keysOf({ privateKey, publicKey }: CryptoKeyPair): DeviceKeys {
  return {
    async publicJwk() {
      const { kty, crv, x, y } = await crypto.subtle.exportKey('jwk', publicKey)
      // Exactly what a device's public key is; how it may be used is nobody else's business.
      return { kty, crv, x, y } as JsonWebKey
    },
    async sign(text) {
      return toBase64Url(await crypto.subtle.sign(SIGNING, privateKey, new TextEncoder().encode(text)))
    },
  }
}

function isKeyPair(value: unknown): value is CryptoKeyPair {
  return typeof value === 'object' && value !== null && 'privateKey' in value && 'publicKey' in value
}

async function read(key: string): Promise<unknown> {
  const database = await open()
  try {
    return await settled(database.transaction(TABLE).objectStore(TABLE).get(key))
  } finally {
    database.close()
  }
}

function open(): Promise<IDBDatabase> {
  const request = indexedDB.open(DATABASE, 1)
  request.onupgradeneeded = () => request.result.createObjectStore(TABLE)
  return settled(request)
}

function settled<Value>(request: IDBRequest<Value>): Promise<Value> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error)
  })
}
