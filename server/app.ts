import { randomUUID } from 'node:crypto'
import { OpenAPIHono } from '@hono/zod-openapi'
import { auditRoutes } from './audit/audit-routes.ts'
import type { Authenticate } from './auth/device-identity.ts'
import type { Identity } from './auth/identity.ts'
import { branchRoutes } from './branch/branch-routes.ts'
import { branchesNowRoutes } from './branch/branches-now-routes.ts'
import { clientFeature } from './client/client-feature.ts'
import { heartbeat } from './commands/heartbeat-route.ts'
import { pushCommands } from './commands/push-route.ts'
import type { RunConfig } from './config/config-type.ts'
import type { Pools } from './database/pools.ts'
import { demoFeature } from './demo/demo-routes.ts'
import { deviceFeature } from './devices/device-feature.ts'
import { docs } from './docs/docs.ts'
import { fairnessRoutes } from './fairness/fairness-routes.ts'
import type { GateLimits } from './gate/gate-limits.ts'
import { SHAPE_PATH } from './gate/require-exact-path.ts'
import { shapeGate } from './gate/shape-gate.ts'
import type { ShapeSource } from './gate/shape-source.ts'
import { health } from './health/health.ts'
import type { HealthCheck } from './health/run-checks.ts'
import { historyRoutes } from './history/history-routes.ts'
import { allowOrigins } from './http/allow-origins.ts'
import type { MessageFor } from './http/answer-error.ts'
import { answerThrown } from './http/answer-thrown.ts'
import { answerUnmatched } from './http/answer-unmatched.ts'
import type { App, AppEnv } from './http/app-env.ts'
import { closeWhenStopping } from './http/close-when-stopping.ts'
import { limitBody } from './http/limit-body.ts'
import { limitTime } from './http/limit-time.ts'
import { observeRequest } from './http/observe-request.ts'
import { refuseInvalid } from './http/refuse-invalid.ts'
import { requestContext } from './http/request-context.ts'
import { requireJson } from './http/require-json.ts'
import { securityHeaders } from './http/security-headers.ts'
import { publicLimits } from './limits/public-limits.ts'
import type { Logger } from './log/create-logger.ts'
import { mediaFeature } from './media/media-feature.ts'
import type { Metrics } from './metrics/create-metrics.ts'
import { metrics } from './metrics/metrics.ts'
import { oidcFeature } from './oidc/oidc-feature.ts'
import { operationRoutes } from './operation/operation-routes.ts'
import { messageRoutes } from './passwords/message-routes.ts'
import { passwordRoutes } from './passwords/password-routes.ts'
import { peopleRoutes } from './people/people-routes.ts'
import { printRoutes } from './prints/print-routes.ts'
import { profileFeature } from './profile/profile-feature.ts'
import { customerPages } from './public/customer-pages.ts'
import { quarantineRoutes } from './quarantine/quarantine-routes.ts'
import { securityRoutes } from './security/security-routes.ts'
import { setupRoutes } from './setup/setup-routes.ts'
import type { Shapes } from './shapes/create-shapes.ts'
import { internalRoute } from './shapes/internal-route.ts'
import { signInFeature } from './sign-in/sign-in-feature.ts'
import { staffAccessRoutes } from './staff/staff-access-routes.ts'
import { staffRoutes } from './staff/staff-routes.ts'
import { operatorRoutes } from './tenants/operator-routes.ts'
import { tenantRoutes } from './tenants/tenant-routes.ts'
import { accuracyRoutes } from './waits/accuracy-routes.ts'

export interface AppDeps {
  readonly config: RunConfig
  readonly log: Logger
  readonly metrics: Metrics
  readonly messageFor: MessageFor
  readonly checks: readonly HealthCheck[]
  readonly pools: Pools
  /** How a device proves itself. */
  readonly authenticate: Authenticate
  /** Tokens, sealing and the server's clock, for what deals with people and devices. */
  readonly identity: Identity
  /** What answers shapes, once the gate has said which. */
  readonly shapes: ShapeSource
  readonly gateLimits?: Partial<GateLimits>
  /** What the other servers ask; absent in a process that can hold no engine. */
  readonly answerInternally?: Shapes['answerInternally'] | undefined
  /** Aborted when the server begins to stop; long answers watch it and end themselves. */
  readonly stopping: AbortSignal
  readonly newId?: () => string
  /** Where the built client is, if not in its own place. */
  readonly clientFolder?: string
}

/** Adds its routes to the app. A feature is a folder with one such function: delete both and nothing else breaks. */
type Feature = (app: App, deps: AppDeps) => void

const people: readonly Feature[] = [
  signInFeature,
  oidcFeature,
  profileFeature,
  setupRoutes,
  tenantRoutes,
  operatorRoutes,
  staffRoutes,
  staffAccessRoutes,
  passwordRoutes,
  messageRoutes,
  securityRoutes,
  peopleRoutes,
  auditRoutes,
  operationRoutes,
]
const operation: readonly Feature[] = [health, metrics]
const api: readonly Feature[] = [
  // First: limits lie around the routes that follow.
  publicLimits,
  internalRoute,
  clientFeature,
  mediaFeature,
  docs,
  pushCommands,
  heartbeat,
  branchRoutes,
  branchesNowRoutes,
  shapeGate,
  historyRoutes,
  printRoutes,
  accuracyRoutes,
  fairnessRoutes,
  deviceFeature,
  quarantineRoutes,
  customerPages,
  demoFeature,
  ...people,
]

/** Composes the features of the process's role; a worker answers only those who operate it. */
export function createApp(deps: AppDeps): App {
  const app: App = new OpenAPIHono<AppEnv>({ defaultHook: refuseInvalid })
  useShell(app, deps)
  for (const feature of deps.config.role === 'worker' ? operation : [...operation, ...api]) feature(app, deps)
  return app
}

/** The order matters: what stands first sees every answer, those of the limits and of errors included. */
function useShell(app: App, { config, log, metrics, messageFor, stopping, newId = randomUUID }: AppDeps): void {
  app.onError(answerThrown(messageFor))
  app.notFound(answerUnmatched(app, messageFor))
  app.use(requestContext(log, newId))
  app.use(observeRequest(metrics))
  app.use(securityHeaders(config.publicUrl))
  app.use(closeWhenStopping(stopping))
  if (config.corsOrigins.length > 0) app.use(allowOrigins(config.corsOrigins))
  app.use(limitTime(config.requestTimeoutMs, [SHAPE_PATH]))
  app.use(limitBody(config.bodyLimitBytes))
  app.use(requireJson())
}
