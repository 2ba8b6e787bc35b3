import { createECDH } from 'node:crypto'
import { importJWK, SignJWT } from 'jose'

/** Who sends, so that a push service may complain: RFC 8292. */
export type Vapid = {
  /** As browsers want it to subscribe: the point, uncompressed, base64url. */
  readonly publicKey: string
  /** The value of the header Authorization for one push service, at a moment in seconds. */
  authorize(origin: string, nowS: number): Promise<string>
}

/** Push services refuse more than a day. */
const VALID_S = 12 * 3_600
const COORDINATE_BYTES = 32

/** From the private key as every tool writes it: 32 bytes in base64url. Throws where these are no key. */
export function createVapid(privateKey: string, contact: string): Vapid {
  const pair = createECDH('prime256v1')
  pair.setPrivateKey(Buffer.from(privateKey, 'base64url'))
  const point = pair.getPublicKey()
  const publicKey = point.toString('base64url')
  const key = importJWK(
    {
      ...{ kty: 'EC', crv: 'P-256', d: privateKey },
      x: point.subarray(1, 1 + COORDINATE_BYTES).toString('base64url'),
      y: point.subarray(1 + COORDINATE_BYTES).toString('base64url'),
    },
    'ES256',
  )
  return {
    publicKey,
    async authorize(origin, nowS) {
      const token = new SignJWT({ aud: origin, exp: nowS + VALID_S, sub: contact })
      return `vapid t=${await token.setProtectedHeader({ typ: 'JWT', alg: 'ES256' }).sign(await key)}, k=${publicKey}`
    },
  }
}
