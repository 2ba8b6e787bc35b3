import { createRoute, z } from '@hono/zod-openapi'
import type { AppDeps } from '../app.ts'
import type { App } from '../http/app-env.ts'
import { errorResponses } from '../http/error-schema.ts'
import { httpErrorOf } from '../http/http-error-of.ts'
import { jsonAnswer, jsonBody, noStore } from '../http/json-parts.ts'
import { textField } from '../http/text-field.ts'
import { passwordField } from '../passwords/password-field.ts'
import { createDeviceAt } from './device-at.ts'
import { openSession } from './open-session.ts'
import { createProvePerson } from './prove-person.ts'
import { signedIn } from './signed-in.ts'

const EMAIL_CHARS_MAX = 254
const SLUG_CHARS_MAX = 63
const CODE_CHARS_MAX = 40

const body = z
  .object({
    tenant: textField(SLUG_CHARS_MAX).optional().openapi({ description: 'Compulsory where no device asks.' }),
    email: textField(EMAIL_CHARS_MAX),
    password: passwordField,
    code: textField(CODE_CHARS_MAX).optional().openapi({ description: 'Of an app, or a recovery code.' }),
  })
  .openapi('SignIn')

const route = createRoute({
  method: 'post',
  path: '/api/sign-in',
  tags: ['people'],
  security: [{}, { device: [] }],
  summary: 'Signs a person in: at the device whose token is given, or at a browser',
  request: jsonBody(body),
  responses: {
    200: jsonAnswer('The refresh token is in a cookie', signedIn),
    ...errorResponses(
      'malformed',
      'unauthenticated',
      'sign_in_failed',
      'totp_required',
      'code_wrong',
      'too_many_tries',
      'device_revoked',
      'not_allowed',
      'proof_required',
      'too_many_requests',
    ),
  },
})

export function signInRoute(app: App, { pools, identity, authenticate }: AppDeps): void {
  const provePerson = createProvePerson(pools.api, identity)
  const deviceAt = createDeviceAt(authenticate)

  app.openapi(route, async (c) => {
    const typed = c.req.valid('json')
    const device = await deviceAt(c.req.header('authorization'))
    if (device === null && typed.tenant === undefined) {
      const issues = [{ path: 'tenant', code: 'invalid_type' }]
      throw httpErrorOf('malformed', { details: { in: 'json', issues } })
    }
    const { person, attempt } = await provePerson(typed, device, identity.originOf(c))
    const answer = await openSession(c, { pools, identity }, person)
    await attempt.wasRight()
    return c.json(answer, 200, noStore)
  })
}
