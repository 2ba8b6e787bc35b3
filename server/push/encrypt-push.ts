import { createCipheriv, createECDH, hkdfSync, randomBytes } from 'node:crypto'
import type { PushSubscriptionKeys } from './push-message.ts'

/** One record of RFC 8188: far above what is ever said, and what every push service takes. */
const RECORD_BYTES = 4_096
const KEY_BYTES = 16
const NONCE_BYTES = 12
const SECRET_BYTES = 32
const LAST_RECORD = 2

export type PushRandom = { readonly salt: Buffer; readonly privateKey: Buffer }

/** So that the push service carries what it cannot read: RFC 8291, `aes128gcm`. Chance is an argument for the test vector. */
export function encryptPush(
  text: string,
  { p256dh, auth }: Pick<PushSubscriptionKeys, 'p256dh' | 'auth'>,
  random?: PushRandom,
): Buffer {
  const own = createECDH('prime256v1')
  if (random === undefined) own.generateKeys()
  else own.setPrivateKey(random.privateKey)
  const salt = random?.salt ?? randomBytes(KEY_BYTES)
  const theirs = Buffer.from(p256dh, 'base64url')
  const info = Buffer.concat([Buffer.from('WebPush: info\0'), theirs, own.getPublicKey()])
  const shared = hkdfSync('sha256', own.computeSecret(theirs), Buffer.from(auth, 'base64url'), info, SECRET_BYTES)
  const derive = (use: string, bytes: number) =>
    Buffer.from(hkdfSync('sha256', Buffer.from(shared), salt, Buffer.from(`Content-Encoding: ${use}\0`), bytes))
  const cipher = createCipheriv('aes-128-gcm', derive('aes128gcm', KEY_BYTES), derive('nonce', NONCE_BYTES))
  const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.update(Buffer.of(LAST_RECORD)), cipher.final()])
  const head = Buffer.alloc(5)
  head.writeUInt32BE(RECORD_BYTES, 0)
  head.writeUInt8(own.getPublicKey().length, 4)
  return Buffer.concat([salt, head, own.getPublicKey(), sealed, cipher.getAuthTag()])
}
