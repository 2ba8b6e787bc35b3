import { createHash, randomBytes } from 'node:crypto'

const SECRET_BYTES = 32
const TENANT_BYTES = 16
const TOKEN = /^[A-Za-z0-9_-]{64}$/

/**
 * A token that names its tenant and proves something once: refresh tokens, links to choose a password. The tenant stands in
 * it because row level security wants to know it before any row is looked at. The database keeps the hash only.
 */
export type OneTimeToken = { readonly tenantId: string; readonly hash: string }

export function createOneTimeToken(tenantId: string): OneTimeToken & { readonly token: string } {
  const bytes = Buffer.concat([Buffer.from(tenantId.replaceAll('-', ''), 'hex'), randomBytes(SECRET_BYTES)])
  const token = bytes.toString('base64url')
  return { tenantId, token, hash: hashOf(token) }
}

/** Null for what cannot be one of ours. */
export function readOneTimeToken(token: string): OneTimeToken | null {
  if (!TOKEN.test(token)) return null
  const hex = Buffer.from(token, 'base64url').subarray(0, TENANT_BYTES).toString('hex')
  const tenantId = hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
  return { tenantId, hash: hashOf(token) }
}

/** Plain SHA-256: 32 random bytes cannot be guessed, so nothing slow is needed. */
function hashOf(token: string): string {
  return createHash('sha256').update(token).digest('base64url')
}
