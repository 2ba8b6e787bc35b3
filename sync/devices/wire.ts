import { z } from 'zod'
import { arrivalKeys } from '../arrival/arrival-keys.ts'
import { branchId, deviceId, tenantId } from '../ids.ts'
import { kioskPinHash } from '../pin/kiosk-pin-hash.ts'
import { instant } from '../wire/instant.ts'
import { TYPED_CODE_CHARS_MAX } from './enrolment-code.ts'

/** 32 bytes in base64url; the last character carries two spare bits that must be 0, so that a key has one spelling. */
const coordinate = z.string().regex(/^[\w-]{42}[AEIMQUYcgkosw048]$/)

/** Exactly these four: whatever else a JWK may hold (a private half above all) has no business here. */
export const devicePublicKey = z.strictObject({
  kty: z.literal('EC'),
  crv: z.literal('P-256'),
  x: coordinate,
  y: coordinate,
})
export type DevicePublicKey = z.output<typeof devicePublicKey>

/** 64 bytes, r and s as WebCrypto makes them (IEEE P1363), in base64url. */
const signature = z.string().regex(/^[\w-]{85}[AQgw]$/)
const challenge = z.string().regex(/^[\w.-]{16,200}$/)

export const challengeRequest = z.discriminatedUnion('purpose', [
  z.strictObject({ purpose: z.literal('enrol') }),
  z.strictObject({ purpose: z.literal('token'), device_id: deviceId }),
])
export const challengeAnswer = z.object({ challenge })

/** What cannot be a code is answered like a wrong one, so that there is one answer for the screen to show. */
export const enrolRequest = z.strictObject({
  code: z.string().max(TYPED_CODE_CHARS_MAX),
  challenge,
  public_key: devicePublicKey,
  signature,
})
export const tokenRequest = z.strictObject({ device_id: deviceId, challenge, signature })

/** `public_url`: where people reach the installation, for what a device prints; an older server does not tell it. */
const MEDIA_PASS_CHARS_MAX = 80
const granted = {
  access_token: z.string(),
  expires_in_s: z.int(),
  server_time: instant,
  public_url: z.url().exactOptional(),
}

export const enrolAnswer = z.object({
  device_id: deviceId,
  tenant: z.object({ id: tenantId, slug: z.string(), name: z.record(z.string(), z.string()) }),
  branch_id: branchId,
  kind: z.enum(['kiosk', 'tablet', 'display', 'console']),
  name: z.string(),
  ...granted,
})
export type EnrolAnswer = z.output<typeof enrolAnswer>

/**
 * Revoked: it may still push what it holds, into quarantine, and nothing else [ID14]. `kiosk_pin`: told to kiosks that stand,
 * null where none is set [KP2]. `arrival_keys` and `media_pass`: told to displays that stand [AP3] [DY22].
 */
export const tokenAnswer = z.object({
  status: z.enum(['active', 'revoked']),
  kiosk_pin: kioskPinHash.nullable().exactOptional(),
  arrival_keys: arrivalKeys.exactOptional(),
  media_pass: z.string().max(MEDIA_PASS_CHARS_MAX).exactOptional(),
  ...granted,
})
export type TokenAnswer = z.output<typeof tokenAnswer>
