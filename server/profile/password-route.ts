import { createRoute, z } from '@hono/zod-openapi'
import { isPasswordStrong } from '../auth/password-rule.ts'
import { hashPassword } from '../auth/passwords.ts'
import { personRefusals } from '../auth/person-route.ts'
import type { App } from '../http/app-env.ts'
import { jsonAnswer, jsonBody, noStore } from '../http/json-parts.ts'
import { refused } from '../http/refused.ts'
import { passwordField } from '../passwords/password-field.ts'
import type { ProfileParts } from './profile-feature.ts'

const body = z.object({ current: passwordField, password: passwordField }).openapi('PasswordChange')
const changed = z.object({ sessions_ended: z.int() }).openapi('PasswordChanged')

export function passwordRoute(app: App, { ask, person, proveOwnPassword }: ProfileParts): void {
  const route = createRoute({
    ...person,
    method: 'post',
    path: '/api/me/password',
    summary: 'Changes the password; all other sessions end',
    request: jsonBody(body),
    responses: {
      200: jsonAnswer('Changed', changed),
      ...personRefusals('password_weak', 'sign_in_failed', 'too_many_tries'),
    },
  })
  app.openapi(route, async (c) => {
    const { current, password } = c.req.valid('json')
    const proof = await proveOwnPassword(c, 'own_password', current)
    if (!isPasswordStrong(password, proof.email, proof.lengthMin)) {
      throw refused('password_weak', { details: { length_min: proof.lengthMin } })
    }
    const args = [proof.passwordHash, await hashPassword(password)]
    const ended = await ask<number>(c, { name: 'change_password', action: 'own_password', args })
    return c.json({ sessions_ended: ended }, 200, noStore)
  })
}
