import { generateKeyPairSync, sign } from 'node:crypto'
import type pg from 'pg'
import { readEnrolmentCode } from '../../sync/devices/enrolment-code.ts'
import { enrolText } from '../../sync/devices/proof-texts.ts'
import { devicePublicKey, type EnrolAnswer } from '../../sync/devices/wire.ts'
import type { Identity } from '../auth/identity.ts'
import type { RequestOrigin } from '../auth/request-origin.ts'
import { createChallenges } from '../devices/challenges.ts'
import { createEnrol } from '../devices/enrol.ts'
import { type DemoPlace, newDemoCode } from './demo-code.ts'

/** Devices of these names are played with curl: the overview leaves them out, and their numbers are in nobody's way. */
export const SOFTWARE_DEVICE_PREFIX = 'curl-'

export type SoftwareDevice = { readonly id: string; readonly token: string }
export type EnrolSoftwareDevice = (place: DemoPlace, origin: RequestOrigin) => Promise<SoftwareDevice>

/**
 * A device without a machine, enrolled as every other one is: a code, a challenge, a key. The key is thrown away, so that it
 * lives for as long as its first token; whoever comes next replaces it.
 */
export function createSoftwareDevices(pool: Pick<pg.Pool, 'query'>, identity: Identity): EnrolSoftwareDevice {
  const enrol = createEnrol({ pool, identity })
  const challenges = createChallenges(identity)
  return async (place, origin) => {
    const { code } = await newDemoCode(pool, identity.box, place)
    const challenge = challenges.make('enrol')
    const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
    const text = enrolText(challenge, readEnrolmentCode(code) ?? '')
    const signature = sign('sha256', Buffer.from(text), { key: privateKey, dsaEncoding: 'ieee-p1363' })
    const device: EnrolAnswer = await enrol(
      {
        code,
        challenge,
        public_key: devicePublicKey.parse(publicKey.export({ format: 'jwk' })),
        signature: signature.toString('base64url'),
      },
      origin,
    )
    return { id: device.device_id, token: device.access_token }
  }
}
