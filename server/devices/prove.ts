import type pg from 'pg'
import type { z } from 'zod'
import { tokenText } from '../../sync/devices/proof-texts.ts'
import { devicePublicKey, type TokenAnswer, type tokenRequest } from '../../sync/devices/wire.ts'
import type { Identity } from '../auth/identity.ts'
import { httpErrorOf } from '../http/http-error-of.ts'
import { mediaPassOf } from '../media/media-pass.ts'
import { arrivalKeysOf } from '../public/arrival-keys.ts'
import { createChallenges } from './challenges.ts'
import { importDeviceKey, isSignedBy, makeDecoyKey, thumbprintOf } from './device-keys.ts'

export type ProveDeps = { readonly pool: Pick<pg.Pool, 'query'>; readonly identity: Identity }
export type Prove = (request: z.output<typeof tokenRequest>) => Promise<TokenAnswer>

type Proved = Pick<TokenAnswer, 'status' | 'kiosk_pin'> & {
  tenant_id: string
  branch_id: string | null
  shows_arrival?: boolean
  media_folder?: string
}

/**
 * A device's token for a signed challenge [ID13 ID14]. An unknown device, one without a key and a wrong signature are answered
 * alike and after the same work: where there is no key, the signature is checked against one that nobody holds.
 */
export function createProve({ pool, identity }: ProveDeps): Prove {
  const { tokens, now } = identity
  const challenges = createChallenges(identity)
  const decoy = makeDecoyKey()

  async function keyOf(deviceId: string) {
    const { rows } = await pool.query<{ key: unknown }>({
      name: 'device_key',
      text: 'select app.device_key($1) as key',
      values: [deviceId],
    })
    return devicePublicKey.safeParse(rows[0]?.key).data ?? decoy
  }

  return async ({ device_id, challenge, signature }) => {
    const read = challenges.read(challenge, `token ${device_id}`)
    if (read === null) throw httpErrorOf('unauthenticated')
    const jwk = await keyOf(device_id)
    const key = importDeviceKey(jwk)
    if (key === null || !isSignedBy(key, tokenText(challenge), signature)) throw httpErrorOf('unauthenticated')
    const { rows } = await pool.query<{ answer: Proved }>({
      name: 'prove_device',
      text: 'select app.prove_device($1, $2, $3, $4) as answer',
      values: [device_id, thumbprintOf(jwk), read.hash, read.expiresAt],
    })
    const proved = rows[0]?.answer
    if (proved === undefined) throw new Error('app.prove_device answered nothing')
    const {
      tenant_id: tenantId,
      branch_id: branchId,
      shows_arrival: showsArrival,
      media_folder: folder,
      ...told
    } = proved
    const arrival =
      showsArrival && branchId !== null ? { arrival_keys: arrivalKeysOf(identity.box, branchId, now()) } : {}
    const media = folder === undefined ? {} : { media_pass: mediaPassOf(identity.box, folder, now()) }
    const { token, expiresInS } = await tokens.forDevice({ tenantId, deviceId: device_id, branchId })
    return {
      ...told,
      ...arrival,
      ...media,
      access_token: token,
      expires_in_s: expiresInS,
      server_time: new Date(now()).toISOString(),
    }
  }
}
