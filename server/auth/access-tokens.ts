import { errors, jwtVerify, SignJWT } from 'jose'
import { z } from 'zod'
import type { Clock } from '../clock/read-clock.ts'
import type { DeviceIdentity } from './device-identity.ts'
import type { PersonIdentity } from './person-identity.ts'
import { ALGORITHM, type SigningKeys } from './signing-keys.ts'

export const ACCESS_TOKEN_S = 600
const ISSUER = 'blesaf'
const TYPE = 'at+jwt'
const TOKEN_CHARS_MAX = 2_048
/** A verified signature needs no second look; a token is asked about every few seconds for its ten minutes. */
const VERIFIED_MAX = 5_000

const person = z.object({ sub: z.uuid(), tid: z.uuid(), sid: z.uuid(), exp: z.number() })
const device = z.object({ sub: z.uuid(), tid: z.uuid(), bid: z.uuid().nullable(), exp: z.number() })

export type IssuedToken = { readonly token: string; readonly expiresInS: number }

/**
 * Short-lived proof of who asks. A token says only who; what they may, and whether they still may anything, is looked up at
 * each request, so that ten minutes is how long a signature counts and not how long a right does.
 */
export interface AccessTokens {
  forPerson(identity: PersonIdentity): Promise<IssuedToken>
  forDevice(identity: DeviceIdentity): Promise<IssuedToken>
  verifyPerson(token: string): Promise<PersonIdentity | null>
  verifyDevice(token: string): Promise<DeviceIdentity | null>
}

export function createAccessTokens(keys: SigningKeys, now: Clock): AccessTokens {
  const verified = new Map<string, { expiresAt: number; claims: unknown }>()

  async function issue(audience: string, subject: string, claims: Record<string, unknown>): Promise<IssuedToken> {
    const { kid, key } = await keys.current()
    const issuedAt = Math.floor(now() / 1_000)
    const token = await new SignJWT(claims)
      .setProtectedHeader({ alg: ALGORITHM, typ: TYPE, kid })
      .setIssuer(ISSUER)
      .setAudience(audience)
      .setSubject(subject)
      .setIssuedAt(issuedAt)
      .setExpirationTime(issuedAt + ACCESS_TOKEN_S)
      .sign(key)
    return { token, expiresInS: ACCESS_TOKEN_S }
  }

  async function verify<Claims extends { exp: number }>(
    token: string,
    audience: string,
    schema: z.ZodType<Claims>,
  ): Promise<Claims | null> {
    if (token.length > TOKEN_CHARS_MAX) return null
    const known = verified.get(`${audience} ${token}`)
    if (known !== undefined && known.expiresAt > now()) return known.claims as Claims
    const claims = schema.safeParse(await payloadOf(token, audience))
    if (!claims.success) return null
    if (verified.size >= VERIFIED_MAX) verified.clear()
    verified.set(`${audience} ${token}`, { expiresAt: claims.data.exp * 1_000, claims: claims.data })
    return claims.data
  }

  /** Only our own algorithm, type, issuer and key names are looked at; anything that a header offers besides is not. */
  async function payloadOf(token: string, audience: string): Promise<unknown> {
    try {
      const { payload } = await jwtVerify(
        token,
        async ({ kid }) => {
          const key = typeof kid === 'string' ? await keys.verifier(kid) : undefined
          if (key === undefined) throw new errors.JWSInvalid('unknown key')
          return key
        },
        {
          algorithms: [ALGORITHM],
          typ: TYPE,
          issuer: ISSUER,
          audience,
          currentDate: new Date(now()),
          requiredClaims: ['exp', 'sub'],
        },
      )
      return payload
    } catch (error) {
      if (error instanceof errors.JOSEError) return null
      throw error
    }
  }

  return {
    forPerson: ({ tenantId, staffId, sessionId }) => issue('person', staffId, { tid: tenantId, sid: sessionId }),
    forDevice: ({ tenantId, deviceId, branchId }) => issue('device', deviceId, { tid: tenantId, bid: branchId }),
    async verifyPerson(token) {
      const claims = await verify(token, 'person', person)
      return claims && { tenantId: claims.tid, staffId: claims.sub, sessionId: claims.sid }
    },
    async verifyDevice(token) {
      const claims = await verify(token, 'device', device)
      return claims && { tenantId: claims.tid, deviceId: claims.sub, branchId: claims.bid }
    },
  }
}
