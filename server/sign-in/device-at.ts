import type { Authenticate, DeviceIdentity } from '../auth/device-identity.ts'
import { httpErrorOf } from '../http/http-error-of.ts'

/** The device that a sign-in bears a token of; null at a browser of its own. */
export type DeviceAt = (authorization: string | undefined) => Promise<DeviceIdentity | null>

/** Proof that proves nothing is not overlooked: the session would quietly belong to a browser. */
export function createDeviceAt(authenticate: Authenticate): DeviceAt {
  return async (authorization) => {
    if (authorization === undefined) return null
    const device = await authenticate(authorization)
    if (device === null) throw httpErrorOf('unauthenticated')
    return device
  }
}
