import type { IdentityValue } from '../../../sync/device/meta.ts'
import type { Answer } from '../../api/answer.ts'
import type { Page } from '../../app/page.ts'
import { type SignedIn, signedIn } from '../../session/signed-in.ts'
import { rememberTenant } from './known-tenant.ts'

type Typed = {
  readonly device: IdentityValue | undefined
  readonly tenant: string
  readonly email: string
  readonly password: string
  readonly code: string
}

/** At a device the session belongs to it, so it shows its own token first. */
export async function signIn(
  { askWithProof, home }: Pick<Page, 'askWithProof' | 'home'>,
  { device, tenant, email, password, code }: Typed,
  onWork: () => void,
): Promise<Answer<SignedIn>> {
  const proof = device === undefined ? undefined : await home.token()
  if (proof?.ok === false) return proof
  const body = {
    ...(device === undefined && { tenant: tenant.trim() }),
    email: email.trim(),
    password,
    ...(code.trim() !== '' && { code: code.trim() }),
  }
  const question = { path: '/api/sign-in', body, token: proof?.value.access_token, answer: signedIn }
  const answer = await askWithProof(question, onWork)
  if (answer.ok && device === undefined) rememberTenant(tenant.trim())
  return answer
}
