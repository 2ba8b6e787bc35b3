import { createRoute, z } from '@hono/zod-openapi'
import type { Identity } from '../auth/identity.ts'
import { hashPassword } from '../auth/passwords.ts'
import type { Pools } from '../database/pools.ts'
import type { App } from '../http/app-env.ts'
import { emailField } from '../http/email-field.ts'
import { errorResponses } from '../http/error-schema.ts'
import { HttpError } from '../http/http-error.ts'
import { jsonAnswer, jsonBody, noStore } from '../http/json-parts.ts'
import { nameField } from '../http/name-field.ts'
import { passwordField } from '../passwords/password-field.ts'
import { requireStrong } from '../passwords/require-strong.ts'
import { languageField } from '../staff/person-fields.ts'
import { readSetup } from './read-setup.ts'
import { isSetupToken } from './setup-token.ts'

export type SetupRoutesDeps = { readonly pools: Pools; readonly identity: Identity }

const TOKEN_CHARS_MAX = 200
const NAME_CHARS_MAX = 120

const state = z.object({ is_open: z.boolean() }).openapi('SetupState')
const firstOperator = z.object({
  token: z.string().max(TOKEN_CHARS_MAX),
  name: nameField(NAME_CHARS_MAX),
  email: emailField,
  password: passwordField,
  language: languageField,
})
const done = z.object({ tenant: z.literal('platform'), staff_id: z.uuid() }).openapi('SetupDone')

/** The first operator of an installation, made once by whoever reads the server's terminal. */
export function setupRoutes(app: App, { pools, identity }: SetupRoutesDeps): void {
  const look = createRoute({
    method: 'get',
    path: '/api/setup',
    tags: ['setup'],
    summary: 'Whether there is no operator yet',
    responses: { 200: jsonAnswer('As of now', state), ...errorResponses('proof_required', 'too_many_requests') },
  })
  app.openapi(look, async (c) => c.json({ is_open: (await readSetup(pools.api)).is_open }, 200, noStore))

  const setUp = createRoute({
    method: 'post',
    path: '/api/setup',
    tags: ['setup'],
    summary: 'Makes the first operator, by the token that the server printed as it started',
    request: jsonBody(firstOperator),
    responses: {
      201: jsonAnswer('Who signs in at the tenant `platform`', done),
      ...errorResponses('malformed', 'code_wrong', 'already_done', 'password_weak'),
      ...errorResponses('proof_required', 'too_many_requests'),
    },
  })
  app.openapi(setUp, async (c) => {
    const { token, name, email, password, language } = c.req.valid('json')
    const { platform_id, is_open, password_length_min } = await readSetup(pools.api)
    if (!isSetupToken(identity.box, platform_id, token)) throw new HttpError('code_wrong', 400)
    if (!is_open) throw new HttpError('already_done', 409)
    requireStrong(password, { email, length_min: password_length_min })
    const values = [name, email, await hashPassword(password), language, JSON.stringify(identity.originOf(c))]
    const text = 'select app.set_up($1, $2, $3, $4, $5) as id'
    const { rows } = await pools.api.query<{ id: string }>(text, values)
    return c.json({ tenant: 'platform' as const, staff_id: rows[0]?.id ?? '' }, 201, noStore)
  })
}
