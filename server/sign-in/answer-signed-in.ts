import type { Context } from 'hono'
import type { Identity } from '../auth/identity.ts'
import { setRefreshCookie } from './refresh-cookie.ts'
import { type SessionAnswer, type SignedIn, sessionAnswer } from './signed-in.ts'

/** Makes of a session that was begun or renewed what its holder gets: an access token, and the refresh token as a cookie. */
export async function answerSignedIn(
  c: Context,
  { tokens }: Pick<Identity, 'tokens'>,
  tenantId: string,
  answer: SessionAnswer,
  refreshToken: string,
): Promise<SignedIn> {
  const { session, person, server_time } = sessionAnswer.parse(answer)
  const issued = await tokens.forPerson({ tenantId, staffId: person.id, sessionId: session.id })
  const leftMs = Date.parse(session.expires_at) - Date.parse(server_time)
  setRefreshCookie(c, session.id, refreshToken, leftMs / 1_000)
  return { access_token: issued.token, expires_in_s: issued.expiresInS, session, person, server_time }
}
