import { createHash } from 'node:crypto'
import { z } from '@hono/zod-openapi'
import * as client from 'openid-client'
import { createOneTimeToken } from '../auth/one-time-token.ts'
import type { SecretBox } from '../auth/secret-box.ts'

/** What a sign-in that begins is made of: `flow` stays in the browser, `state` and `nonce` travel, the rest is ours. */
export type FlowSecrets = ReturnType<typeof createFlowSecrets>

export function createFlowSecrets(tenantId: string) {
  return {
    flow: createOneTimeToken(tenantId).token,
    state: client.randomState(),
    nonce: client.randomNonce(),
    verifier: client.randomPKCECodeVerifier(),
  }
}

/**
 * What a flow is found by. Both halves are needed: who only saw the address that the provider sent the browser to, or lured a
 * browser there, has the state and not the flow. No cookie could do this, ours do not come along from another site.
 */
export function stateHash(state: string, flow: string): string {
  // The flow has one length, so no other two give the same text; a flow that has not is none of ours.
  return createHash('sha256').update(`${state}.${flow}`).digest('base64url')
}

const sealedPart = z.object({ verifier: z.string(), redirect_uri: z.string() })
type SealedPart = z.infer<typeof sealedPart>

/** What proves to the provider that the code is brought by who asked for it, and the address that it asks to be named again. */
export function sealFlow(box: SecretBox, part: SealedPart): string {
  return box.seal('oidc', JSON.stringify(part))
}

/** Null when the installation's secret has changed meanwhile. */
export function openFlow(box: SecretBox, sealed: string): SealedPart | null {
  const text = box.open('oidc', sealed)
  return text === null ? null : sealedPart.parse(JSON.parse(text))
}
