import { z } from '@hono/zod-openapi'
import * as client from 'openid-client'
import type { SecretBox } from '../auth/secret-box.ts'
import type { Clock } from '../clock/read-clock.ts'
import { isProviderUrl } from './is-provider-url.ts'
import { ProviderFault, providerFaultIn } from './provider-fault.ts'
import { providerFetch } from './provider-fetch.ts'

/** Each call to a provider; a sign-in makes up to four. */
const CALL_S_MAX = 5
const KEPT_MS = 5 * 60_000
const KEPT_MAX = 200
/** Longer than any token lives: the library judges by the machine's clock, and what o'clock it is is not the machine's to say. */
const ANY_TIME_S = 100 * 365 * 86_400

/** A tenant's provider, as the database has it. */
export const provider = z.object({
  tenant_id: z.string(),
  issuer: z.string(),
  client_id: z.string(),
  secret_sealed: z.string().nullable(),
})
export type Provider = z.infer<typeof provider>

/** Speaks to a tenant's provider; throws ProviderFault when that cannot be found out about. */
export type ClientOf = (provider: Provider) => Promise<client.Configuration>

/**
 * What providers say of themselves, kept for some minutes per tenant; those that ask at the same moment share one call. Their
 * keys are kept beside it by the library, which asks again for a key that it does not know. A failure is not kept.
 */
export function createClientOf(box: SecretBox, now: Clock): ClientOf {
  const kept = new Map<string, { readonly until: number; readonly found: Promise<client.Configuration> }>()

  return (wanted) => {
    const key = JSON.stringify([wanted.tenant_id, wanted.issuer, wanted.client_id, wanted.secret_sealed])
    const known = kept.get(key)
    if (known !== undefined && known.until > now()) return known.found
    const found = discover(wanted, wanted.secret_sealed === null ? null : box.open('oidc', wanted.secret_sealed))
    kept.delete(key)
    // A map lists its oldest first.
    const [oldest] = kept.keys()
    if (kept.size >= KEPT_MAX && oldest !== undefined) kept.delete(oldest)
    const entry = { until: now() + KEPT_MS, found }
    kept.set(key, entry)
    found.catch(() => kept.get(key) === entry && kept.delete(key))
    return found
  }
}

async function discover({ issuer, client_id: clientId }: Provider, secret: string | null) {
  const metadata = { [client.clockTolerance]: ANY_TIME_S }
  const isPlain = issuer.startsWith('http:')
  const execute = [client.enableNonRepudiationChecks, ...(isPlain ? [client.allowInsecureRequests] : [])]
  const options = { [client.customFetch]: providerFetch, timeout: CALL_S_MAX, execute }
  try {
    const found = await client.discovery(new URL(issuer), clientId, metadata, authentication(secret), options)
    if (!isWhole(found.serverMetadata(), issuer)) throw new ProviderFault('metadata')
    return found
  } catch (error) {
    throw providerFaultIn(error) ?? new ProviderFault('metadata')
  }
}

/** Its issuer to the letter: the library lets some big providers name a pattern of issuers, which would let in everybody's. */
function isWhole(server: client.ServerMetadata, issuer: string): boolean {
  const { authorization_endpoint: page, token_endpoint: token, jwks_uri: keys, userinfo_endpoint: about } = server
  const addresses = [page, token, keys, ...(about === undefined ? [] : [about])]
  return server.issuer === issuer && addresses.every((each) => isProviderUrl(each, issuer))
}

/** The way that is common to all, unless the provider says that it has only the other one. */
function authentication(secret: string | null): client.ClientAuth {
  if (secret === null) return client.None()
  const basic = client.ClientSecretBasic(secret)
  const post = client.ClientSecretPost(secret)
  return (server, metadata, body, headers) => {
    const methods = server.token_endpoint_auth_methods_supported ?? ['client_secret_basic']
    const isPostOnly = methods.includes('client_secret_post') && !methods.includes('client_secret_basic')
    return (isPostOnly ? post : basic)(server, metadata, body, headers)
  }
}
