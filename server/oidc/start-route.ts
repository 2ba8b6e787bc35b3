import { createRoute, z } from '@hono/zod-openapi'
import * as client from 'openid-client'
import type { AppDeps } from '../app.ts'
import type { App } from '../http/app-env.ts'
import { errorResponses } from '../http/error-schema.ts'
import { httpErrorOf } from '../http/http-error-of.ts'
import { jsonAnswer, jsonBody, noStore } from '../http/json-parts.ts'
import { textField } from '../http/text-field.ts'
import { asTyped } from '../sign-in/as-typed.ts'
import { createFlowSecrets, type FlowSecrets, sealFlow, stateHash } from './flow-secrets.ts'
import { providerAway } from './provider-away.ts'
import type { ClientOf, Provider } from './provider-clients.ts'
import { providerFaultIn } from './provider-fault.ts'
import { redirectUris } from './redirect-uris.ts'

const SLUG_CHARS_MAX = 63
const URI_CHARS_MAX = 300

const body = z
  .object({ tenant: textField(SLUG_CHARS_MAX), redirect_uri: textField(URI_CHARS_MAX) })
  .openapi('OidcStart')
const started = z
  .object({
    authorization_url: z.string().openapi({ description: 'Where the browser goes now.' }),
    flow: z.string().openapi({ description: 'Stays in the browser (sessionStorage): whoever has it finishes.' }),
  })
  .openapi('OidcStarted')

const route = createRoute({
  method: 'post',
  path: '/api/oidc/start',
  tags: ['people'],
  summary: 'Begins a sign-in by the provider of a tenant; it is finished within ten minutes, once',
  request: jsonBody(body),
  responses: {
    200: jsonAnswer('Go there', started),
    ...errorResponses('malformed', 'not_found', 'too_many_requests', 'proof_required', 'retry_later'),
  },
})

async function authorizationUrl(
  found: client.Configuration,
  redirectUri: string,
  secrets: FlowSecrets,
): Promise<string> {
  const url = client.buildAuthorizationUrl(found, {
    redirect_uri: redirectUri,
    scope: 'openid email',
    state: secrets.state,
    nonce: secrets.nonce,
    code_challenge: await client.calculatePKCECodeChallenge(secrets.verifier),
    code_challenge_method: 'S256',
  })
  return url.href
}

export function oidcStartRoute(app: App, { config, pools, identity }: AppDeps, clientOf: ClientOf): void {
  const uris = redirectUris(config)

  /** Null for no such tenant, one without a provider, and a provider that the installation lists no more. */
  async function providerOf(tenant: string): Promise<Provider | null> {
    const { rows } = await pools.api.query<{ found: Provider | null }>('select app.oidc_provider_of($1) as found', [
      asTyped(tenant),
    ])
    const found = rows[0]?.found ?? null
    return found !== null && config.oidcIssuers.includes(found.issuer) ? found : null
  }

  async function keep(found: Provider, redirectUri: string, { state, flow, nonce, verifier }: FlowSecrets) {
    const sealed = sealFlow(identity.box, { verifier, redirect_uri: redirectUri })
    const { rows } = await pools.api.query<{ is_kept: boolean }>(
      'select app.open_oidc_flow($1, $2, $3, $4, $5, $6) as is_kept',
      [found.tenant_id, found.issuer, found.client_id, stateHash(state, flow), nonce, sealed],
    )
    return rows[0]?.is_kept === true
  }

  app.openapi(route, async (c) => {
    const { tenant, redirect_uri: redirectUri } = c.req.valid('json')
    if (!uris.includes(redirectUri)) {
      const issues = [{ path: 'redirect_uri', code: 'not_listed' }]
      throw httpErrorOf('malformed', { details: { in: 'json', issues } })
    }
    const found = await providerOf(tenant)
    if (found === null) throw httpErrorOf('not_found')
    const secrets = createFlowSecrets(found.tenant_id)
    const url = await clientOf(found)
      .then((known) => authorizationUrl(known, redirectUri, secrets))
      .catch((error: unknown) => {
        const fault = providerFaultIn(error)
        throw fault === null ? error : providerAway(c, fault)
      })
    if (!(await keep(found, redirectUri, secrets))) throw httpErrorOf('not_found')
    return c.json({ authorization_url: url, flow: secrets.flow }, 200, noStore)
  })
}
