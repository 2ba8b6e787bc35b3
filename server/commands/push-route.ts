import { parsePush } from '../../sync/wire/parse-push.ts'
import { pushAnswer, pushRequest } from '../../sync/wire/push.ts'
import type { Authenticate } from '../auth/device-identity.ts'
import { requireDevice } from '../auth/require-device.ts'
import type { Pools } from '../database/pools.ts'
import type { App } from '../http/app-env.ts'
import { errorResponses } from '../http/error-schema.ts'
import { HttpError } from '../http/http-error.ts'
import { httpErrorOf } from '../http/http-error-of.ts'
import type { Logger } from '../log/create-logger.ts'
import type { Metrics } from '../metrics/create-metrics.ts'
import { createCommitPosition } from './commit-position.ts'
import { createOutcomeCounter } from './count-outcomes.ts'
import { type PushDeps, push } from './push.ts'
import { createAcknowledgementSigner } from './sign-acknowledgement.ts'

export type PushRouteDeps = {
  readonly config: { readonly appSecret: string }
  readonly pools: Pools
  readonly log: Logger
  readonly metrics: Metrics
  readonly authenticate: Authenticate
}

/** Of a batch as a whole: nothing of it was recorded, and the details say where to go on. */
const REFUSALS = [
  'malformed',
  'unsupported',
  'unauthenticated',
  'not_allowed',
  'not_found',
  'sequence_gap',
  'epoch_changed',
  'too_large',
  'unsupported_media_type',
  'too_many_writers',
] as const

/** The write path of every device: `POST /api/push`. */
export function pushCommands(app: App, deps: PushRouteDeps): void {
  const pushDeps = createPushDeps(deps)
  const countOutcomes = createOutcomeCounter(deps.metrics.registry)
  app.openAPIRegistry.registerPath({
    method: 'post',
    path: '/api/push',
    summary: 'Commands of a device, judged in order',
    tags: ['devices'],
    security: [{ device: [] }],
    request: { body: { required: true, content: { 'application/json': { schema: pushRequest } } } },
    responses: {
      200: { description: 'An outcome per command', content: { 'application/json': { schema: pushAnswer } } },
      ...errorResponses(...REFUSALS),
    },
  })
  // Parsed by hand: a batch of another protocol and one that is too long have their own answers [W1].
  app.post('/api/push', requireDevice(deps.authenticate), async (c) => {
    const parsed = parsePush(await readJson(c.req.raw))
    if (!parsed.ok) {
      if (parsed.code === 'unsupported') throw new HttpError('unsupported', 400)
      throw httpErrorOf(parsed.code, { details: { issues: parsed.issues } })
    }
    const answer = await push(pushDeps, c.var.device, parsed.push)
    countOutcomes(parsed.push, answer)
    return c.json(answer)
  })
}

/** The push path without HTTP, as the route has it; the benchmark and the server's own commands use it too. */
export function createPushDeps({ config, pools, log }: Omit<PushRouteDeps, 'authenticate' | 'metrics'>): PushDeps {
  const readPosition = async (): Promise<string> => {
    const text = `select (pg_current_wal_insert_lsn() - '0/0'::pg_lsn)::text as lsn`
    const { rows } = await pools.api.query<{ lsn: string }>({ name: 'commit_position', text })
    return rows[0]?.lsn ?? '0'
  }
  return {
    pool: pools.api,
    log,
    commitPosition: createCommitPosition(readPosition),
    signer: createAcknowledgementSigner(config.appSecret),
  }
}

async function readJson(request: Request): Promise<unknown> {
  try {
    return await request.json()
  } catch (cause) {
    throw httpErrorOf('malformed', { cause, details: { issues: [{ path: '', problem: 'not_json' }] } })
  }
}
