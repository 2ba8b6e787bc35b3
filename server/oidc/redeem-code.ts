import { z } from '@hono/zod-openapi'
import * as client from 'openid-client'
import type { Clock } from '../clock/read-clock.ts'
import { emailField } from '../http/email-field.ts'
import { textField } from '../http/text-field.ts'
import { providerFaultIn } from './provider-fault.ts'

/** How far a provider's clock may be off ours. */
const CLOCK_TOLERANCE_S = 30
const SUBJECT_CHARS_MAX = 255

export type BroughtCode = {
  readonly code: string
  readonly state: string
  readonly iss: string | undefined
  readonly nonce: string
  readonly verifier: string
  readonly redirectUri: string
}
/** Whom a provider proved; the e-mail only if it says that it has verified it. */
export type ProvedByProvider =
  | { readonly kind: 'proved'; readonly subject: string; readonly email: string | null }
  | { readonly kind: 'failed'; readonly reason: 'provider_refused' | 'token_invalid' }

const subjectField = textField(SUBJECT_CHARS_MAX)
const times = z.object({ exp: z.number(), iat: z.number(), nbf: z.number().optional() })
/** Anything else than the boolean is no promise. Plain ASCII, so that no letter passes for another. */
const verified = z.object({ email: emailField, email_verified: z.literal(true) })

/**
 * Brings a code to the provider and proves what it answers: signature, algorithm, issuer, audience, nonce and subject by the
 * library, times by our clock. Throws ProviderFault when the provider cannot be asked.
 */
export async function redeemCode(
  found: client.Configuration,
  brought: BroughtCode,
  now: Clock,
): Promise<ProvedByProvider> {
  try {
    const answer = await client.authorizationCodeGrant(found, addressOf(brought), {
      pkceCodeVerifier: brought.verifier,
      expectedState: brought.state,
      expectedNonce: brought.nonce,
      idTokenExpected: true,
    })
    const claims = answer.claims()
    const subject = subjectField.safeParse(claims?.sub)
    if (claims === undefined || !subject.success || !isOfNow(claims, now))
      return { kind: 'failed', reason: 'token_invalid' }
    const email = verified.safeParse(await withEmail(found, answer.access_token, claims))
    return { kind: 'proved', subject: subject.data, email: email.data?.email ?? null }
  } catch (error) {
    const fault = providerFaultIn(error)
    if (fault !== null) throw fault
    const isRefused = error instanceof client.ResponseBodyError || error instanceof client.WWWAuthenticateChallengeError
    // Whatever else the library throws, it threw over something that the provider or the browser sent.
    return { kind: 'failed', reason: isRefused ? 'provider_refused' : 'token_invalid' }
  }
}

/** The address that the provider sent the browser to, as the library wants it. */
function addressOf({ redirectUri, code, state, iss }: BroughtCode): URL {
  const url = new URL(redirectUri)
  url.search = new URLSearchParams({ code, state, ...(iss !== undefined && { iss }) }).toString()
  return url
}

function isOfNow(claims: client.IDToken, now: Clock): boolean {
  const read = times.safeParse(claims)
  if (!read.success) return false
  const { exp, iat, nbf = iat } = read.data
  const nowS = now() / 1_000
  return exp > nowS - CLOCK_TOLERANCE_S && Math.max(iat, nbf) <= nowS + CLOCK_TOLERANCE_S
}

/** Some providers tell the e-mail in the token, others where one asks with it. */
async function withEmail(found: client.Configuration, accessToken: string, claims: client.IDToken): Promise<unknown> {
  if (claims.email !== undefined || found.serverMetadata().userinfo_endpoint === undefined) return claims
  return client.fetchUserInfo(found, accessToken, claims.sub)
}
