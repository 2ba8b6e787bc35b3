import { createHmac } from 'node:crypto'
import { isPersonalKey } from './is-personal-key.ts'
import { replacePersonalText } from './replace-personal-text.ts'

/** Deeper or longer than this is cut: a log line is no place for a document, and a cut value cannot leak. */
const DEPTH_MAX = 6
const ITEMS_MAX = 50
const HASH_LENGTH = 16

export type Redactor = (value: unknown) => unknown

/**
 * Replaces personal data by a keyed hash. The same value gives the same hash, so one person's trail can be followed
 * through the logs; without the secret nobody can try all phone numbers of a country against it.
 */
export function createRedactor(secret: string): Redactor {
  // A key of its own, so that a hash in a log says nothing about any other use of the secret.
  const key = createHmac('sha256', secret).update('log redaction').digest()
  const hash = (text: string) => `~${createHmac('sha256', key).update(text).digest('base64url').slice(0, HASH_LENGTH)}`

  function redactKeyed(name: string, value: unknown, depth: number): unknown {
    if (!isPersonalKey(name)) return redact(value, depth)
    if (value === null || value === undefined || value === '' || typeof value === 'boolean') return value
    return hash(typeof value === 'object' ? JSON.stringify(value) : String(value))
  }

  function redact(value: unknown, depth: number): unknown {
    if (typeof value === 'string') return replacePersonalText(value, hash)
    if (typeof value !== 'object' || value === null) return value
    if (depth >= DEPTH_MAX) return '…'
    if (Array.isArray(value)) return value.slice(0, ITEMS_MAX).map((item) => redact(item, depth + 1))
    const entries = Object.entries(value).slice(0, ITEMS_MAX)
    return Object.fromEntries(
      entries.map(([name, item]) => [replacePersonalText(name, hash), redactKeyed(name, item, depth + 1)]),
    )
  }

  return (value) => redact(value, 0)
}
