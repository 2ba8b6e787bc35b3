import { setTimeout as pause } from 'node:timers/promises'
import { createRoute, z } from '@hono/zod-openapi'
import type { Identity } from '../auth/identity.ts'
import { readOneTimeToken } from '../auth/one-time-token.ts'
import { hashPassword } from '../auth/passwords.ts'
import type { Pools } from '../database/pools.ts'
import type { App } from '../http/app-env.ts'
import { EMAIL_CHARS_MAX } from '../http/email-field.ts'
import { errorResponses } from '../http/error-schema.ts'
import { HttpError } from '../http/http-error.ts'
import { jsonAnswer, jsonBody, noStore } from '../http/json-parts.ts'
import { textField } from '../http/text-field.ts'
import { asTyped } from '../sign-in/as-typed.ts'
import { passwordField } from './password-field.ts'
import { type PasswordRule, requireStrong } from './require-strong.ts'

export type PasswordRoutesDeps = { readonly pools: Pools; readonly identity: Identity }

/** Far more than the work takes for somebody who is there, so that the answer's time does not tell whether one is [ID9]. */
export const FORGOT_MS = 300
const SLUG_CHARS_MAX = 41
const TOKEN_CHARS_MAX = 200

const forgotten = z.object({ tenant: textField(SLUG_CHARS_MAX), email: textField(EMAIL_CHARS_MAX) })
const chosen = z.object({ token: z.string().max(TOKEN_CHARS_MAX), password: passwordField })
const asked = z.object({ status: z.literal('asked') }).openapi('PasswordAsked')

/** What a person may do who is not signed in: ask for a link, and choose a password by one. */
export function passwordRoutes(app: App, { pools, identity }: PasswordRoutesDeps): void {
  const forgot = createRoute({
    method: 'post',
    path: '/api/password/forgot',
    tags: ['people'],
    summary: 'Asks for a link to choose a new password; the answer is the same for everybody',
    request: jsonBody(forgotten),
    responses: {
      202: jsonAnswer('Whether or not anybody is sent one', asked),
      ...errorResponses('malformed', 'proof_required', 'too_many_requests'),
    },
  })
  app.openapi(forgot, async (c) => {
    const { tenant, email } = c.req.valid('json')
    const values = [asTyped(tenant), asTyped(email), JSON.stringify(identity.originOf(c))]
    const work = pools.api.query('select app.ask_password_reset($1, $2, $3)', values)
    await Promise.all([work, pause(FORGOT_MS)])
    return c.json({ status: 'asked' as const }, 202, noStore)
  })

  const choose = createRoute({
    method: 'post',
    path: '/api/password/choose',
    tags: ['people'],
    summary: 'Chooses a password by the link of an invitation or a reset, once',
    request: jsonBody(chosen),
    responses: {
      204: { description: 'Chosen; every session of the person has ended' },
      ...errorResponses('malformed', 'code_wrong', 'password_weak', 'proof_required', 'too_many_requests'),
    },
  })
  app.openapi(choose, async (c) => {
    const { token, password } = c.req.valid('json')
    const link = readOneTimeToken(token)
    const rule = link && (await ruleOf(pools, link))
    if (link === null || rule === null) throw new HttpError('code_wrong', 400)
    requireStrong(password, rule)
    const values = [link.tenantId, link.hash, await hashPassword(password), JSON.stringify(identity.originOf(c))]
    await pools.api.query('select app.choose_password($1, $2, $3, $4)', values)
    return c.body(null, 204, noStore)
  })
}

async function ruleOf(pools: Pools, link: { tenantId: string; hash: string }): Promise<PasswordRule | null> {
  const values = [link.tenantId, link.hash]
  const { rows } = await pools.api.query<{ rule: PasswordRule | null }>(
    'select app.password_rule_of_link($1, $2) as rule',
    values,
  )
  return rows[0]?.rule ?? null
}
