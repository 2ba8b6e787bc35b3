import { createRoute, z } from '@hono/zod-openapi'
import type { AppDeps } from '../app.ts'
import { createAskForPerson } from '../auth/ask-for-person.ts'
import { personRefusals, personRoute } from '../auth/person-route.ts'
import type { App } from '../http/app-env.ts'
import { jsonAnswer, jsonBody, noStore } from '../http/json-parts.ts'
import { textField } from '../http/text-field.ts'

const ISSUER_CHARS_MAX = 300
const CLIENT_ID_CHARS_MAX = 255
const SECRET_CHARS_MAX = 512
const PATH = '/api/security/oidc'

const given = z
  .strictObject({
    issuer: textField(ISSUER_CHARS_MAX).openapi({ description: 'One that the installation lists, to the letter.' }),
    client_id: textField(CLIENT_ID_CHARS_MAX),
    client_secret: textField(SECRET_CHARS_MAX)
      .nullish()
      .openapi({ description: 'Left out: as it was, for the same issuer and client. Null: none. Never answered.' }),
    is_enabled: z.boolean(),
    version: z.int().min(0).openapi({ description: 'The one that was read; 0 where there is none yet.' }),
  })
  .openapi('OidcGiven')
const told = z
  .object({
    issuer: z.string(),
    client_id: z.string(),
    has_secret: z.boolean(),
    is_enabled: z.boolean(),
    version: z.int(),
  })
  .openapi('Oidc')
type Told = z.output<typeof told>

/** By which provider a tenant's people may sign in. */
export function oidcSettingsRoutes(app: App, { config, pools, identity }: AppDeps): void {
  const ask = createAskForPerson(pools.api, identity)
  const common = { ...personRoute(identity.tokens, 'people'), path: PATH }
  const action = 'manage_security'

  const read = createRoute({
    ...common,
    method: 'get',
    summary: 'The provider by which people of the tenant may sign in',
    responses: { 200: jsonAnswer('Without its secret', told), ...personRefusals('not_found') },
  })
  app.openapi(read, async (c) => c.json(await ask<Told>(c, { name: 'read_oidc', action }), 200, noStore))

  const set = createRoute({
    ...common,
    method: 'put',
    summary: 'Sets it, if nobody has changed it since that version; another issuer or client ends all links of people',
    request: jsonBody(given),
    responses: { 200: jsonAnswer('As it is now', told), ...personRefusals('configuration_conflict') },
  })
  app.openapi(set, async (c) => {
    const { issuer, client_id: clientId, client_secret: secret, is_enabled: isEnabled, version } = c.req.valid('json')
    const sealed = secret == null ? null : identity.box.seal('oidc', secret)
    const args = [version, config.oidcIssuers, issuer, clientId, secret !== undefined, sealed, isEnabled]
    return c.json(await ask<Told>(c, { name: 'set_oidc', action, args }), 200, noStore)
  })

  const remove = createRoute({
    ...common,
    method: 'delete',
    summary: 'Takes it away, and with it all links of people',
    responses: { 204: { description: 'Done' }, ...personRefusals() },
  })
  app.openapi(remove, async (c) => {
    await ask(c, { name: 'remove_oidc', action })
    return c.body(null, 204, noStore)
  })
}
