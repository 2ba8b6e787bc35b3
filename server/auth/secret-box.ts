import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto'

/** What the secret of the installation is used for; each use has a key of its own, so that none passes for another. */
export type SecretUse =
  | 'signing_key'
  | 'totp'
  | 'recovery'
  | 'oidc'
  | 'enrolment'
  | 'lock'
  | 'address'
  | 'challenge'
  | 'setup'
  | 'altcha'
  | 'check_in'
  | 'arrival'
  | 'media'
  | 'ticket_wish'
  | 'push'
  | 'engine'

/**
 * The secret of the installation at work: hides what must be read again, and makes hashes that only this installation can
 * make. The database holds what comes out, never the secret, so that a stolen copy of it opens nothing.
 */
export interface SecretBox {
  seal(use: SecretUse, text: string): string
  /** Null for what was sealed by another secret or changed on the way. */
  open(use: SecretUse, sealed: string): string | null
  /** A keyed hash, base64url. */
  mac(use: SecretUse, text: string): string
}

const CIPHER = 'aes-256-gcm'
const KEY_BYTES = 32
const IV_BYTES = 12
const TAG_BYTES = 16

export function createSecretBox(appSecret: string): SecretBox {
  const keys = new Map<SecretUse, Buffer>()
  const keyOf = (use: SecretUse): Buffer => {
    const known = keys.get(use)
    if (known !== undefined) return known
    const key = Buffer.from(hkdfSync('sha256', appSecret, '', `blesaf ${use} v1`, KEY_BYTES))
    keys.set(use, key)
    return key
  }
  return {
    seal(use, text) {
      const iv = randomBytes(IV_BYTES)
      const cipher = createCipheriv(CIPHER, keyOf(use), iv)
      const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
      return Buffer.concat([iv, cipher.getAuthTag(), sealed]).toString('base64url')
    },
    open(use, sealed) {
      const bytes = Buffer.from(sealed, 'base64url')
      if (bytes.length < IV_BYTES + TAG_BYTES) return null
      const decipher = createDecipheriv(CIPHER, keyOf(use), bytes.subarray(0, IV_BYTES))
      decipher.setAuthTag(bytes.subarray(IV_BYTES, IV_BYTES + TAG_BYTES))
      try {
        const opened = [decipher.update(bytes.subarray(IV_BYTES + TAG_BYTES)), decipher.final()]
        return Buffer.concat(opened).toString('utf8')
      } catch {
        // Another secret sealed it, or it was changed: both mean that it is not ours to read.
        return null
      }
    },
    mac: (use, text) => createHmac('sha256', keyOf(use)).update(text).digest('base64url'),
  }
}
