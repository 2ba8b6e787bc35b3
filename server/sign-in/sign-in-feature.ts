import type { AppDeps } from '../app.ts'
import type { App } from '../http/app-env.ts'
import { refreshRoute } from './refresh-route.ts'
import { sessionRoutes } from './session-routes.ts'
import { signInRoute } from './sign-in-route.ts'

/** How people come in, stay and leave. */
export function signInFeature(app: App, deps: AppDeps): void {
  signInRoute(app, deps)
  refreshRoute(app, deps)
  sessionRoutes(app, deps)
}
