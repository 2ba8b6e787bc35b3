import type pg from 'pg'
import type { z } from 'zod'
import { readEnrolmentCode } from '../../sync/devices/enrolment-code.ts'
import { enrolText } from '../../sync/devices/proof-texts.ts'
import { type EnrolAnswer, enrolAnswer, type enrolRequest } from '../../sync/devices/wire.ts'
import type { Identity } from '../auth/identity.ts'
import type { RequestOrigin } from '../auth/request-origin.ts'
import { HttpError } from '../http/http-error.ts'
import { httpErrorOf } from '../http/http-error-of.ts'
import { type Challenges, createChallenges } from './challenges.ts'
import { importDeviceKey, isSignedBy, thumbprintOf } from './device-keys.ts'
import { codeProofOf } from './new-enrolment-code.ts'

export type EnrolDeps = { readonly pool: Pick<pg.Pool, 'query'>; readonly identity: Identity }
export type Enrol = (request: z.output<typeof enrolRequest>, origin: RequestOrigin) => Promise<EnrolAnswer>

type Answer = { refusal: string } | Omit<EnrolAnswer, 'access_token' | 'expires_in_s' | 'server_time'>

/**
 * Makes a device out of a code and a key [ID12 ID13]. The proof comes before the code: a guess costs a challenge and a
 * signature, and who overhears one cannot send it again.
 */
export function createEnrol({ pool, identity }: EnrolDeps): Enrol {
  const { box, tokens, now } = identity
  const challenges: Challenges = createChallenges(identity)
  return async ({ code: typed, challenge, public_key, signature }, origin) => {
    const code = readEnrolmentCode(typed)
    if (code === null) throw codeWrong()
    const read = challenges.read(challenge, 'enrol')
    if (read === null) throw httpErrorOf('unauthenticated')
    const key = importDeviceKey(public_key)
    if (key === null) throw new HttpError('device_key_invalid', 400)
    if (!isSignedBy(key, enrolText(challenge, code), signature)) throw httpErrorOf('unauthenticated')
    const proof = codeProofOf(box, code)
    const values = [
      proof.selector,
      proof.mac,
      JSON.stringify(public_key),
      thumbprintOf(public_key),
      read.hash,
      read.expiresAt,
      JSON.stringify(origin),
    ]
    const { rows } = await pool.query<{ answer: Answer }>(
      'select app.enrol_device($1, $2, $3, $4, $5, $6, $7) as answer',
      values,
    )
    const device = rows[0]?.answer
    if (device === undefined || 'refusal' in device) throw codeWrong()
    const identified = { tenantId: device.tenant.id, deviceId: device.device_id, branchId: device.branch_id }
    const { token, expiresInS } = await tokens.forDevice(identified)
    const server_time = new Date(now()).toISOString()
    return enrolAnswer.parse({ ...device, access_token: token, expires_in_s: expiresInS, server_time })
  }
}

const codeWrong = () => new HttpError('code_wrong', 400)
