import { z } from 'zod'
import type { Answer } from '../../api/answer.ts'
import { tabValues } from '../../app/open-values.ts'
import type { Page } from '../../app/page.ts'
import { type SignedIn, signedIn } from '../../session/signed-in.ts'

/** In this window only: whoever has the flow may finish it. */
const STORED_AS = 'blesaf.flow'
const started = z.object({ authorization_url: z.url({ protocol: /^https?$/ }), flow: z.string() })
const kept = z.object({ flow: z.string(), search: z.string() })

/** Begins at the provider of an organisation; the answer is the address to go to. */
export async function beginAtProvider(ask: Page['askWithProof'], tenant: string): Promise<Answer<string>> {
  const body = { tenant, redirect_uri: `${location.origin}/sign-in/oidc` }
  const answer = await ask({ path: '/api/oidc/start', body, answer: started })
  if (!answer.ok) return answer
  tabValues.setItem(STORED_AS, JSON.stringify({ flow: answer.value.flow, search: location.search }))
  return { ok: true, value: answer.value.authorization_url }
}

export type FlowEnd = { readonly kind: 'lost' } | { readonly kind: 'answered'; readonly answer: Answer<SignedIn> }

/** Finishes with what the provider put into the address; it serves once, whatever becomes of it. */
export async function finishAtProvider({ ask, home }: Pick<Page, 'ask' | 'home'>, search: string): Promise<FlowEnd> {
  const brought = new URLSearchParams(search)
  const stored = kept.safeParse(JSON.parse(tabValues.getItem(STORED_AS) ?? 'null'))
  tabValues.removeItem(STORED_AS)
  const [code, state, iss] = ['code', 'state', 'iss'].map((name) => brought.get(name))
  if (!stored.success || code == null || state == null) return { kind: 'lost' }
  history.replaceState(history.state, '', location.pathname + stored.data.search)
  const proof = await home.token()
  if (proof?.ok === false) return { kind: 'answered', answer: proof }
  const body = { code, state, flow: stored.data.flow, ...(iss != null && { iss }) }
  const token = proof?.value.access_token
  return { kind: 'answered', answer: await ask({ path: '/api/oidc/finish', body, token, answer: signedIn }) }
}
