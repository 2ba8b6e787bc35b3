import type { AppDeps } from '../app.ts'
import type { App } from '../http/app-env.ts'
import { oidcFinishRoute } from './finish-route.ts'
import { createClientOf } from './provider-clients.ts'
import { oidcSettingsRoutes } from './settings-routes.ts'
import { oidcStartRoute } from './start-route.ts'

/** Signing in by a provider that the tenant trusts and the installation lists. */
export function oidcFeature(app: App, deps: AppDeps): void {
  const clientOf = createClientOf(deps.identity.box, deps.identity.now)
  oidcSettingsRoutes(app, deps)
  oidcStartRoute(app, deps, clientOf)
  oidcFinishRoute(app, deps, clientOf)
}
