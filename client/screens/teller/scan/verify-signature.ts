import { fromBase64url } from '../../../../printer/record/base64url.ts'
import type { Verify } from '../../../../printer/record/verify-record.ts'

const ALGORITHM = { name: 'ECDSA', namedCurve: 'P-256' } as const
const SIGNING = { name: 'ECDSA', hash: 'SHA-256' } as const

/** A key that the browser does not take has signed nothing: the point of a forger may lie beside the curve. */
export const verifySignature: Verify = async ({ kty, crv, x, y }, text, signature) => {
  const bytes = fromBase64url(signature)
  if (bytes === null) return false
  const key = await crypto.subtle.importKey('jwk', { kty, crv, x, y }, ALGORITHM, false, ['verify']).catch(() => null)
  return key !== null && crypto.subtle.verify(SIGNING, key, new Uint8Array(bytes), new TextEncoder().encode(text))
}
