import { createRoute, z } from '@hono/zod-openapi'
import type { Identity } from '../auth/identity.ts'
import type { RunConfig } from '../config/config-type.ts'
import type { Pools } from '../database/pools.ts'
import type { App } from '../http/app-env.ts'
import { errorResponses } from '../http/error-schema.ts'
import { limitBody } from '../http/limit-body.ts'
import type { Logger } from '../log/create-logger.ts'
import { createCounter } from './create-counter.ts'
import { createGuardedStore } from './guarded-store.ts'
import { createLimitPublic } from './limit-public.ts'
import { POLICY_BY_PATH, PROVABLE } from './policies.ts'
import { createProofs } from './proofs.ts'

export type PublicLimitsDeps = {
  readonly config: Pick<RunConfig, 'trustedProxies'>
  readonly pools: Pools
  readonly identity: Pick<Identity, 'box' | 'now'>
  readonly log: Logger
}

/** Nothing that a stranger may send is longer: a password, a public key, what a customer answers. */
const STRANGERS_BODY_BYTES_MAX = 32_768

const query = z.object({ policy: z.enum(PROVABLE as [string, ...string[]]) })
const challenge = z
  .object({ parameters: z.record(z.string(), z.unknown()), signature: z.string() })
  .openapi('ProofChallenge')

const proofRoute = createRoute({
  method: 'get',
  path: '/api/proof',
  summary: 'A challenge of work; its solution goes into the header x-proof of one request',
  tags: ['public'],
  request: { query },
  responses: {
    200: {
      description: 'Five minutes valid, for the policy that was named',
      content: { 'application/json': { schema: challenge } },
    },
    ...errorResponses('malformed', 'too_many_requests'),
  },
})

/** Limits of what anybody may ask, laid around the routes by their paths: it is registered before them. */
export function publicLimits(app: App, { config, pools, identity, log }: PublicLimitsDeps): void {
  const { box, now } = identity
  const onFailure = (err: unknown) => log.warn({ err }, 'public requests are counted in memory')
  const proofs = createProofs({ box, now, useProof: (hash, expiresAt) => useProof(pools, hash, expiresAt) })
  const count = createCounter(createGuardedStore({ pool: pools.api, onFailure }))
  const limitPublic = createLimitPublic({ config, box, count, proofs })
  for (const [path, policy] of Object.entries(POLICY_BY_PATH)) {
    app.use(path, limitBody(STRANGERS_BODY_BYTES_MAX), limitPublic(policy))
  }
  app.openapi(proofRoute, async (c) => {
    const made = await proofs.challengeFor(c.req.valid('query').policy)
    return c.json(made, 200, { 'cache-control': 'no-store' })
  })
}

async function useProof(pools: Pools, hash: string, expiresAt: number): Promise<boolean> {
  const values = [hash, new Date(expiresAt).toISOString()]
  const { rows } = await pools.api.query<{ is_first: boolean }>('select app.use_proof($1, $2) as is_first', values)
  return rows[0]?.is_first === true
}
