import { Secret, TOTP } from 'otpauth'

/** RFC 6238 as every authenticator app understands it; apps ignore other parameters. */
const PARAMETERS = { algorithm: 'SHA1', digits: 6, period: 30 } as const
const SECRET_BYTES = 20
/** A clock may be half a minute off, to either side. */
const TOLERANCE_STEPS = 1

/** Base32, as apps take it by hand. */
export function createTotpSecret(): string {
  return new Secret({ size: SECRET_BYTES }).base32
}

/** What an app reads from a QR code. */
export function totpUri(secret: string, tenant: string, label: string): string {
  return new TOTP({ ...PARAMETERS, issuer: `BléSaf ${tenant}`, label, secret }).toString()
}

const CODE = /^[0-9]{6}$/

/** The time step that a code belongs to; null when it is wrong now. The step is kept, so that a code serves once. */
export function totpStep(secret: string, code: string, nowMs: number): number | null {
  // The library compares bytes and throws on six characters that are more bytes than six.
  if (!CODE.test(code)) return null
  const totp = new TOTP({ ...PARAMETERS, secret })
  const delta = totp.validate({ token: code, timestamp: nowMs, window: TOLERANCE_STEPS })
  return delta === null ? null : totp.counter({ timestamp: nowMs }) + delta
}
