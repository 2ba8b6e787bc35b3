import { createMiddleware } from 'hono/factory'
import type { AppEnv } from '../http/app-env.ts'
import { httpErrorOf } from '../http/http-error-of.ts'
import type { Authenticate, DeviceIdentity } from './device-identity.ts'

export type DeviceEnv = AppEnv & { Variables: AppEnv['Variables'] & { device: DeviceIdentity } }

/** Lets only requests pass whose token proves a device; what it proved is `c.var.device`. */
export function requireDevice(authenticate: Authenticate) {
  return createMiddleware<DeviceEnv>(async (c, next) => {
    const device = await authenticate(c.req.header('authorization'))
    if (device === null) throw httpErrorOf('unauthenticated')
    c.set('device', device)
    await next()
  })
}
