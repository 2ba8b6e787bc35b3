import type pg from 'pg'
import type { Clock } from '../clock/read-clock.ts'
import type { RunConfig } from '../config/config-type.ts'
import { type AccessTokens, createAccessTokens } from './access-tokens.ts'
import { bearerOf } from './bearer.ts'
import type { Authenticate } from './device-identity.ts'
import { createOriginOf, type OriginOf } from './request-origin.ts'
import { createSecretBox, type SecretBox } from './secret-box.ts'
import { createSigningKeys, type SigningKeys } from './signing-keys.ts'

/** What every part that deals with people and devices shares. */
export interface Identity {
  readonly box: SecretBox
  readonly tokens: AccessTokens
  readonly keys: SigningKeys
  readonly originOf: OriginOf
  readonly now: Clock
}

export type IdentityOptions = {
  readonly config: Pick<RunConfig, 'appSecret' | 'trustedProxies'>
  readonly pool: Pick<pg.Pool, 'query'>
  readonly now: Clock
  readonly keys?: SigningKeys
}

export function createIdentity({ config, pool, now, keys: given }: IdentityOptions): Identity {
  const box = createSecretBox(config.appSecret)
  const keys = given ?? createSigningKeys(pool, box)
  const tokens = createAccessTokens(keys, now)
  return { box, tokens, keys, now, originOf: createOriginOf(config, box) }
}

/** How devices prove themselves: by the token that they got for a signed challenge. */
export function authenticateDevices(tokens: AccessTokens): Authenticate {
  return async (authorization) => {
    const token = bearerOf(authorization)
    return token === undefined ? null : tokens.verifyDevice(token)
  }
}
