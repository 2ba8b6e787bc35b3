import { createOneTimeToken } from '../auth/one-time-token.ts'

export type PasswordLink = { readonly url: string; readonly hash: string }

/** A link with which a person chooses a password. Its token is a fragment: browsers send those to no server, so no log has it. */
export function createPasswordLink(publicUrl: string, tenantId: string): PasswordLink {
  const { token, hash } = createOneTimeToken(tenantId)
  return { url: `${publicUrl}/password#${token}`, hash }
}
