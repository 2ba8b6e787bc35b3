import type { Context, MiddlewareHandler } from 'hono'
import { z } from 'zod'
import type { SecretBox } from '../auth/secret-box.ts'
import type { RunConfig } from '../config/config-type.ts'
import type { AppEnv } from '../http/app-env.ts'
import { clientAddress } from '../http/client-address.ts'
import { HttpError } from '../http/http-error.ts'
import { httpErrorOf } from '../http/http-error-of.ts'
import { asTyped } from '../sign-in/as-typed.ts'
import { addressKey } from './address-key.ts'
import type { Counter } from './create-counter.ts'
import { fingerprintOf } from './fingerprint.ts'
import type { Policy, Rule } from './policies.ts'
import type { Proofs } from './proofs.ts'

export type LimitDeps = {
  readonly config: Pick<RunConfig, 'trustedProxies'>
  readonly box: SecretBox
  readonly count: Counter
  readonly proofs: Proofs
}

type Dimension = 'address' | 'fingerprint' | 'branch' | 'ticket' | 'account'

const account = z.object({ tenant: z.string().max(300).optional(), email: z.string().max(300) })

/** Lets a request of a policy pass, asks it for a proof of work, or refuses it. What stands below knows nothing of it. */
export function createLimitPublic({ config, box, count, proofs }: LimitDeps) {
  return (policy: Policy): MiddlewareHandler<AppEnv> =>
    async (c, next) => {
      const counts = await Promise.all(
        (await subjectsOf(c, policy)).map(({ dimension, rule, subject }) =>
          // A keyed hash: the table of counts tells nobody who was here.
          count(`${policy.name}:${dimension}`, rule, box.mac('address', subject)),
        ),
      )
      const waits = counts.flatMap((each) => (each.kind === 'beyond_hard' ? [each.waitMs] : []))
      if (waits.length > 0) throw tooMany(Math.max(...waits))
      if (counts.some(({ kind }) => kind === 'beyond_soft')) await requireProof(c, policy.name)
      await next()
    }

  /** Whose request it is, in each dimension that the policy counts and the request names. */
  async function subjectsOf(c: Context<AppEnv>, policy: Policy) {
    const subjects: Record<Dimension, string | undefined> = {
      address: addressOf(c),
      fingerprint: policy.fingerprint && fingerprintOf((name) => c.req.header(name)),
      branch: policy.branch && c.req.param('branch_id')?.toLowerCase(),
      ticket: policy.ticket && c.req.param('token'),
      account: policy.account && (await accountOf(c)),
    }
    return (['address', 'fingerprint', 'branch', 'ticket', 'account'] as const).flatMap((dimension) => {
      const rule: Rule | undefined = policy[dimension]
      const subject = subjects[dimension]
      return rule === undefined || subject === undefined ? [] : [{ dimension, rule, subject }]
    })
  }

  function addressOf(c: Context<AppEnv>): string {
    const socket = c.env?.incoming?.socket.remoteAddress ?? ''
    return addressKey(clientAddress(socket, c.req.header('x-forwarded-for'), config.trustedProxies))
  }

  async function requireProof(c: Context<AppEnv>, policy: string): Promise<void> {
    if (await proofs.take(policy, c.req.header('x-proof'))) return
    throw new HttpError('proof_required', 428, { details: { challenge: await proofs.challengeFor(policy) } })
  }
}

/** In the spelling that is looked up, or each other one would have a count of its own; undefined for a body that names none. */
async function accountOf(c: Context<AppEnv>): Promise<string | undefined> {
  try {
    const { tenant = '', email } = account.parse(await c.req.json())
    return `${asTyped(tenant)}\n${asTyped(email)}`
  } catch {
    // Not JSON, or without a mailbox: the route itself will say so.
    return undefined
  }
}

function tooMany(waitMs: number): HttpError {
  const seconds = Math.max(1, Math.ceil(waitMs / 1_000))
  return httpErrorOf('too_many_requests', {
    details: { retry_after_s: seconds },
    headers: { 'retry-after': String(seconds) },
  })
}
