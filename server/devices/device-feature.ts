import type { Identity } from '../auth/identity.ts'
import type { RunConfig } from '../config/config-type.ts'
import type { Pools } from '../database/pools.ts'
import type { App } from '../http/app-env.ts'
import { codeRoutes } from './code-routes.ts'
import { fleetRoutes } from './fleet-routes.ts'
import { kioskPinRoutes } from './kiosk-pin-routes.ts'
import { proofRoutes } from './proof-routes.ts'

export type DeviceFeatureDeps = {
  readonly config: Pick<RunConfig, 'publicUrl'>
  readonly pools: Pick<Pools, 'api'>
  readonly identity: Identity
}

/** The life of devices, from the code that an admin makes to the end that a manager puts to it. */
export function deviceFeature(app: App, deps: DeviceFeatureDeps): void {
  proofRoutes(app, deps)
  codeRoutes(app, deps)
  fleetRoutes(app, deps)
  kioskPinRoutes(app, deps)
}
