import { randomUUID } from 'node:crypto'
import { createRoute, z } from '@hono/zod-openapi'
import { isArrivalCode } from '../../sync/arrival/arrival-code.ts'
import { type BranchPosition, isNear } from '../../sync/arrival/is-near.ts'
import type { ArrivalProof } from '../../sync/commands/confirm-arrival.ts'
import { errorCodes } from '../../sync/errors/codes.ts'
import { ticketStates } from '../../sync/tickets/ticket-state.ts'
import type { App } from '../http/app-env.ts'
import { errorResponses } from '../http/error-schema.ts'
import { HttpError } from '../http/http-error.ts'
import { httpErrorOf } from '../http/http-error-of.ts'
import { jsonAnswer, jsonBody, noStore } from '../http/json-parts.ts'
import { arrivalMacOf } from '../public/arrival-keys.ts'
import { holderParams, ticketHolder } from '../public/ticket-holder.ts'
import type { JoinDeps } from './join-feature.ts'

const TYPED_CHARS_MAX = 20
const ACCURACY_M_MAX = 1_000_000

const body = z.union([
  z.strictObject({ code: z.string().max(TYPED_CHARS_MAX) }),
  z.strictObject({
    position: z.strictObject({
      latitude: z.number().min(-90).max(90),
      longitude: z.number().min(-180).max(180),
      accuracy_m: z.number().min(0).max(ACCURACY_M_MAX),
    }),
  }),
])
type Proof = z.output<typeof body>

const route = createRoute({
  method: 'post',
  path: '/api/t/{token}/arrival',
  summary: 'Who joined from afar is here',
  tags: ['public'],
  request: {
    params: holderParams,
    ...jsonBody(body),
  },
  responses: {
    200: jsonAnswer('In line; also who was before', z.object({ state: z.enum(ticketStates) }).openapi('Arrived')),
    ...errorResponses('malformed', 'not_found', 'code_wrong', 'not_here', 'proof_required', 'too_many_requests'),
  },
})

type Facts = {
  branch_id: string
  state: (typeof ticketStates)[number]
  is_awaited: boolean
  position: BranchPosition | null
}

/** The code of the display, or the phone's position where the branch takes it, for whoever holds the ticket's secret. */
export function arrivalRoute(app: App, { pools, identity, lines }: JoinDeps): void {
  async function judge(facts: Facts, proof: Proof): Promise<ArrivalProof> {
    if ('code' in proof) {
      const mac = arrivalMacOf(identity.box, facts.branch_id)
      if (!(await isArrivalCode(mac, proof.code, identity.now()))) throw refusal('code_wrong')
      return 'display'
    }
    if (facts.position === null || !isNear(facts.position, proof.position)) throw refusal('not_here')
    return 'position'
  }

  app.openapi(route, async (c) => {
    const key = ticketHolder(c.req.valid('param').token)
    const held = [key.tenantId, key.ticketId, key.secret]
    const { rows } = await pools.api.query<{ facts: Facts | null }>(
      'select app.arrival_facts($1, $2, $3) as facts',
      held,
    )
    const facts = rows[0]?.facts ?? null
    if (facts === null) throw httpErrorOf('not_found')
    // Judged before it is looked whether anything is to be done: the answer tells nobody whether a guess was right.
    const proof = await judge(facts, c.req.valid('json'))
    // A command for everybody who says so again would use up those of the branch.
    if (!facts.is_awaited) return c.json({ state: facts.state }, 200, noStore)
    const done = await pools.api.query<{ state: (typeof ticketStates)[number] }>(
      'select app.confirm_own_arrival($1, $2, $3, $4, $5) as state',
      [...held, proof, randomUUID()],
    )
    const state = done.rows[0]?.state
    if (state === undefined) throw new Error('app.confirm_own_arrival answered nothing')
    // The ticket's own page is opened next, and must not say that its holder is still awaited.
    lines.touch({ tenantId: key.tenantId, branchId: facts.branch_id })
    return c.json({ state }, 200, noStore)
  })
}

const refusal = (code: 'code_wrong' | 'not_here'): HttpError => new HttpError(code, errorCodes[code].httpStatus)
