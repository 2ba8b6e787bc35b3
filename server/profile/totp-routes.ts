import { createRoute, z } from '@hono/zod-openapi'
import type { Context } from 'hono'
import type { PersonEnv } from '../auth/require-person.ts'
import type { App } from '../http/app-env.ts'
import { errorResponses } from '../http/error-schema.ts'
import { refused } from '../http/refused.ts'
import { textField } from '../http/text-field.ts'
import { passwordField } from '../passwords/password-field.ts'
import { readCode } from '../sign-in/read-code.ts'
import { createRecoveryCodes, recoveryCodeHash } from '../sign-in/recovery-codes.ts'
import { createTotpSecret, totpStep, totpUri } from '../sign-in/totp.ts'
import type { ProfileParts } from './profile-feature.ts'

const CODE_CHARS_MAX = 40
const NO_STORE = { 'cache-control': 'no-store' }
const ACTION = 'own_totp'

const begun = z.object({ secret: z.string(), uri: z.string() }).openapi('TotpBegun')
const code = z.object({ code: textField(CODE_CHARS_MAX) }).openapi('TotpCode')
const proof = z.object({ password: passwordField }).openapi('PasswordProof')
const codes = z
  .object({ recovery_codes: z.array(z.string()).openapi({ description: 'Shown this once.' }) })
  .openapi('RecoveryCodes')

const json = <Schema extends z.ZodType>(schema: Schema) => ({ content: { 'application/json': { schema } } })
const body = <Schema extends z.ZodType>(schema: Schema) => ({ body: { required: true, ...json(schema) } })

/** The second factor of the person who asks. */
export function totpRoutes(app: App, { ask, person, identity, proveOwnPassword }: ProfileParts): void {
  const { box, now } = identity

  function newCodes(c: Context<PersonEnv>): { codes: string[]; hashes: string[] } {
    const made = createRecoveryCodes()
    return { codes: made, hashes: made.map((each) => recoveryCodeHash(box, c.var.person.staffId, each)) }
  }

  const begin = createRoute({
    ...person,
    method: 'post',
    path: '/api/me/totp',
    summary: 'Begins to set up a second factor; it counts once a code of it was shown',
    responses: {
      200: { description: 'For the app', ...json(begun) },
      ...errorResponses('unauthenticated', 'already_done'),
    },
  })
  app.openapi(begin, async (c) => {
    const secret = createTotpSecret()
    const args = [box.seal('totp', secret)]
    const { tenant, label } = await ask<{ tenant: string; label: string }>(c, {
      name: 'begin_totp',
      action: ACTION,
      args,
    })
    return c.json({ secret, uri: totpUri(secret, tenant, label) }, 200, NO_STORE)
  })

  const confirm = createRoute({
    ...person,
    method: 'post',
    path: '/api/me/totp/confirm',
    summary: 'Sets the second factor up by a code of it',
    request: body(code),
    responses: {
      200: { description: 'Set up', ...json(codes) },
      ...errorResponses('malformed', 'code_wrong', 'unauthenticated', 'already_done'),
    },
  })
  app.openapi(confirm, async (c) => {
    const pending = await ask<string | null>(c, { name: 'pending_totp', action: ACTION })
    const secret = pending === null ? null : box.open('totp', pending)
    const step = secret === null ? null : totpStep(secret, readCode(c.req.valid('json').code).text, now())
    if (step === null) throw refused('code_wrong')
    const made = newCodes(c)
    await ask(c, { name: 'confirm_totp', action: ACTION, args: [pending, step, made.hashes] })
    return c.json({ recovery_codes: made.codes }, 200, NO_STORE)
  })

  const remove = createRoute({
    ...person,
    method: 'delete',
    path: '/api/me/totp',
    summary: 'Takes the second factor away, where the tenant does not ask for it',
    request: body(proof),
    responses: {
      204: { description: 'Taken away' },
      ...errorResponses('malformed', 'unauthenticated', 'sign_in_failed', 'too_many_tries'),
      ...errorResponses('not_allowed', 'already_done'),
    },
  })
  app.openapi(remove, async (c) => {
    const { passwordHash } = await proveOwnPassword(c, ACTION, c.req.valid('json').password)
    await ask(c, { name: 'remove_totp', action: ACTION, args: [passwordHash] })
    return c.body(null, 204, NO_STORE)
  })

  const renew = createRoute({
    ...person,
    method: 'post',
    path: '/api/me/totp/recovery-codes',
    summary: 'Gives ten new recovery codes; the old ones end',
    request: body(proof),
    responses: {
      200: { description: 'The new ones', ...json(codes) },
      ...errorResponses('malformed', 'unauthenticated', 'sign_in_failed', 'too_many_tries', 'wrong_state'),
    },
  })
  app.openapi(renew, async (c) => {
    const { passwordHash } = await proveOwnPassword(c, ACTION, c.req.valid('json').password)
    const made = newCodes(c)
    await ask(c, { name: 'renew_recovery_codes', action: ACTION, args: [passwordHash, made.hashes] })
    return c.json({ recovery_codes: made.codes }, 200, NO_STORE)
  })
}
