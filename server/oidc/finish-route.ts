import { createRoute, z } from '@hono/zod-openapi'
import type { AppDeps } from '../app.ts'
import type { App } from '../http/app-env.ts'
import { errorResponses } from '../http/error-schema.ts'
import { jsonAnswer, jsonBody, noStore } from '../http/json-parts.ts'
import { refused } from '../http/refused.ts'
import { textField } from '../http/text-field.ts'
import { createDeviceAt } from '../sign-in/device-at.ts'
import { openSession } from '../sign-in/open-session.ts'
import { signedIn } from '../sign-in/signed-in.ts'
import { createFinish } from './finish.ts'
import { providerAway } from './provider-away.ts'
import type { ClientOf } from './provider-clients.ts'

const CODE_CHARS_MAX = 4_096
const STATE_CHARS_MAX = 128
const FLOW_CHARS_MAX = 128
const ISSUER_CHARS_MAX = 300

const body = z
  .object({
    code: textField(CODE_CHARS_MAX),
    state: textField(STATE_CHARS_MAX),
    flow: textField(FLOW_CHARS_MAX).openapi({ description: 'As it was given at the start.' }),
    iss: textField(ISSUER_CHARS_MAX).optional().openapi({ description: 'If the provider sent one.' }),
  })
  .openapi('OidcFinish')

const route = createRoute({
  method: 'post',
  path: '/api/oidc/finish',
  tags: ['people'],
  security: [{}, { device: [] }],
  summary: 'Signs a person in whom a provider has proved; after any other answer one begins anew',
  request: jsonBody(body),
  responses: {
    200: jsonAnswer('The refresh token is in a cookie', signedIn),
    ...errorResponses(
      'malformed',
      'unauthenticated',
      'sign_in_failed',
      'device_revoked',
      'not_allowed',
      'too_many_requests',
      'proof_required',
      'retry_later',
    ),
  },
})

export function oidcFinishRoute(app: App, deps: AppDeps, clientOf: ClientOf): void {
  const { pools, identity, authenticate } = deps
  const deviceAt = createDeviceAt(authenticate)
  const finish = createFinish(deps, clientOf)

  app.openapi(route, async (c) => {
    const brought = c.req.valid('json')
    const device = await deviceAt(c.req.header('authorization'))
    const origin = identity.originOf(c)
    const outcome = await finish(brought, device, origin)
    if (outcome.kind === 'proved') {
      return c.json(await openSession(c, { pools, identity }, outcome.person), 200, noStore)
    }
    const { tenantId, staffId, reason } = outcome
    const values = [tenantId, staffId, device?.deviceId ?? null, reason, JSON.stringify(origin)]
    await pools.api.query('select app.note_sign_in_failure($1, $2, $3, $4, $5)', values)
    throw outcome.kind === 'away' ? providerAway(c, outcome.fault) : refused('sign_in_failed')
  })
}
