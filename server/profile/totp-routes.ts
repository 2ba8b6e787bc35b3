import { createRoute, z } from '@hono/zod-openapi'
import type { Context } from 'hono'
import { personRefusals } from '../auth/person-route.ts'
import type { PersonEnv } from '../auth/require-person.ts'
import type { App } from '../http/app-env.ts'
import { jsonAnswer, jsonBody, noStore } from '../http/json-parts.ts'
import { refused } from '../http/refused.ts'
import { textField } from '../http/text-field.ts'
import { passwordField } from '../passwords/password-field.ts'
import { readCode } from '../sign-in/read-code.ts'
import { createRecoveryCodes, recoveryCodeHash } from '../sign-in/recovery-codes.ts'
import { createTotpSecret, totpStep, totpUri } from '../sign-in/totp.ts'
import type { ProfileParts } from './profile-feature.ts'

const CODE_CHARS_MAX = 40
const ACTION = 'own_totp'

const begun = z.object({ secret: z.string(), uri: z.string() }).openapi('TotpBegun')
const code = z.object({ code: textField(CODE_CHARS_MAX) }).openapi('TotpCode')
const proof = z.object({ password: passwordField }).openapi('PasswordProof')
const codes = z
  .object({ recovery_codes: z.array(z.string()).openapi({ description: 'Shown this once.' }) })
  .openapi('RecoveryCodes')

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
    description: 'By the password too: who finds a session open must not lock its person out.',
    request: jsonBody(proof),
    responses: {
      200: jsonAnswer('For the app', begun),
      ...personRefusals('sign_in_failed', 'too_many_tries', 'already_done'),
    },
  })
  app.openapi(begin, async (c) => {
    await proveOwnPassword(c, ACTION, c.req.valid('json').password)
    const secret = createTotpSecret()
    const args = [box.seal('totp', secret)]
    const { tenant, label } = await ask<{ tenant: string; label: string }>(c, {
      name: 'begin_totp',
      action: ACTION,
      args,
    })
    return c.json({ secret, uri: totpUri(secret, tenant, label) }, 200, noStore)
  })

  const confirm = createRoute({
    ...person,
    method: 'post',
    path: '/api/me/totp/confirm',
    summary: 'Sets the second factor up by a code of it',
    request: jsonBody(code),
    responses: {
      200: jsonAnswer('Set up', codes),
      ...personRefusals('code_wrong', 'already_done'),
    },
  })
  app.openapi(confirm, async (c) => {
    const pending = await ask<string | null>(c, { name: 'pending_totp', action: ACTION })
    const secret = pending === null ? null : box.open('totp', pending)
    const step = secret === null ? null : totpStep(secret, readCode(c.req.valid('json').code).text, now())
    if (step === null) throw refused('code_wrong')
    const made = newCodes(c)
    await ask(c, { name: 'confirm_totp', action: ACTION, args: [pending, step, made.hashes] })
    return c.json({ recovery_codes: made.codes }, 200, noStore)
  })

  const remove = createRoute({
    ...person,
    method: 'delete',
    path: '/api/me/totp',
    summary: 'Takes the second factor away, where the tenant does not ask for it',
    request: jsonBody(proof),
    responses: {
      204: { description: 'Taken away' },
      ...personRefusals('sign_in_failed', 'too_many_tries', 'already_done'),
    },
  })
  app.openapi(remove, async (c) => {
    const { passwordHash } = await proveOwnPassword(c, ACTION, c.req.valid('json').password)
    await ask(c, { name: 'remove_totp', action: ACTION, args: [passwordHash] })
    return c.body(null, 204, noStore)
  })

  const renew = createRoute({
    ...person,
    method: 'post',
    path: '/api/me/totp/recovery-codes',
    summary: 'Gives ten new recovery codes; the old ones end',
    request: jsonBody(proof),
    responses: {
      200: jsonAnswer('The new ones', codes),
      ...personRefusals('sign_in_failed', 'too_many_tries', 'wrong_state'),
    },
  })
  app.openapi(renew, async (c) => {
    const { passwordHash } = await proveOwnPassword(c, ACTION, c.req.valid('json').password)
    const made = newCodes(c)
    await ask(c, { name: 'renew_recovery_codes', action: ACTION, args: [passwordHash, made.hashes] })
    return c.json({ recovery_codes: made.codes }, 200, noStore)
  })
}
