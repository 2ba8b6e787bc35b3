import type { Context } from 'hono'
import type { Identity } from '../auth/identity.ts'
import { createOneTimeToken } from '../auth/one-time-token.ts'
import type { Pools } from '../database/pools.ts'
import type { AppEnv } from '../http/app-env.ts'
import { answerSignedIn } from './answer-signed-in.ts'
import { browserLabel } from './browser-label.ts'
import type { SessionAnswer, SignedIn } from './signed-in.ts'

export type OpenSessionDeps = {
  readonly pools: Pick<Pools, 'api'>
  readonly identity: Pick<Identity, 'tokens' | 'originOf'>
}

/** Who was proved, where, and how. */
export type ProvedPerson = {
  readonly tenantId: string
  readonly staffId: string
  /** Null at a browser of its own. */
  readonly deviceId: string | null
} & ({ readonly method: 'password'; readonly passwordHash: string } | { readonly method: 'oidc' })

/**
 * Begins the session of a person whom the caller has proved, whichever way: the session with its notes, the refresh token in
 * the answer's cookie, the access token in its body. Throws sign_in_failed when they may not (any more), or not there.
 */
export async function openSession<Env extends AppEnv>(
  c: Context<Env>,
  { pools, identity }: OpenSessionDeps,
  person: ProvedPerson,
): Promise<SignedIn> {
  const { tenantId, staffId, deviceId, method } = person
  const refresh = createOneTimeToken(tenantId)
  const { rows } = await pools.api.query<{ answer: SessionAnswer }>(
    'select app.start_session($1, $2, $3, $4, $5, $6, $7, $8) as answer',
    [
      tenantId,
      staffId,
      deviceId,
      method,
      person.method === 'password' ? person.passwordHash : null,
      browserLabel(c.req.header('user-agent')),
      refresh.hash,
      JSON.stringify(identity.originOf(c)),
    ],
  )
  return answerSignedIn(c, identity, tenantId, rows[0]?.answer as SessionAnswer, refresh.token)
}
