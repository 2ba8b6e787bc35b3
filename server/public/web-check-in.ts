import { randomUUID } from 'node:crypto'
import { createRoute, z } from '@hono/zod-openapi'
import { checkInWeb } from '../../sync/commands/check-in-web.ts'
import { errorCodes, isErrorCode } from '../../sync/errors/codes.ts'
import { branchId, tenantId } from '../../sync/ids.ts'
import { ticketKeyToToken } from '../../sync/tickets/ticket-token.ts'
import type { Outcome } from '../../sync/wire/outcome.ts'
import type { Identity } from '../auth/identity.ts'
import type { Pools } from '../database/pools.ts'
import type { App } from '../http/app-env.ts'
import { errorResponses } from '../http/error-schema.ts'
import { HttpError } from '../http/http-error.ts'
import { httpErrorOf } from '../http/http-error-of.ts'
import type { ReadJoin } from '../join/read-join.ts'
import type { BranchLines } from '../ticket-page/branch-lines.ts'
import { checkInIds } from './check-in-ids.ts'
import { refuseTooLate } from './refuse-too-late.ts'

export type WebCheckInDeps = {
  readonly lines: Pick<BranchLines, 'touch'>
  readonly pools: Pick<Pools, 'api'>
  readonly identity: Pick<Identity, 'box'>
  readonly readJoin: ReadJoin
}

const body = checkInWeb.args.omit({ ticket_id: true, secret: true }).extend({
  client_id: z.uuidv4().openapi({ description: 'Made by the page for this wish; a retry bears the same one.' }),
})
const checkedIn = z.object({ ticket_token: z.string(), number: z.string() }).openapi('CheckedIn')

const route = createRoute({
  method: 'post',
  path: '/api/branches/{branch_id}/check-in',
  summary: 'Joins the line from afar',
  tags: ['public'],
  request: {
    params: z.object({ branch_id: branchId }),
    body: { required: true, content: { 'application/json': { schema: body } } },
  },
  responses: {
    200: { description: 'In line; also when it was before', content: { 'application/json': { schema: checkedIn } } },
    ...errorResponses(
      'malformed',
      'not_found',
      'unknown_reference',
      'service_unavailable',
      'outside_hours',
      'holiday',
      'after_last_ticket',
      'over_capacity',
      'walk_ins_first',
      'too_late_today',
      'not_allowed',
      'too_many_commands',
      'proof_required',
      'too_many_requests',
    ),
  },
})

type Answer = { tenant_id: string; outcome: Outcome | null; stopped: string | null }

/** A customer joins the line of a branch by the web; the server numbers the ticket and makes its secret. */
export function webCheckIn(app: App, { pools, identity, readJoin, lines }: WebCheckInDeps): void {
  app.openapi(route, async (c) => {
    const { branch_id } = c.req.valid('param')
    const { client_id, ...wish } = c.req.valid('json')
    const { ticketId, secret } = checkInIds(identity.box, branch_id, client_id.toLowerCase())
    await refuseTooLate(branch_id, wish.service_id, {
      readJoin,
      isInLine: async (tenant) => {
        const text = 'select app.arrival_facts($1, $2, $3) is not null as is'
        const { rows } = await pools.api.query<{ is: boolean }>(text, [tenant, ticketId, secret])
        return rows[0]?.is === true
      },
      onFailure: (error) => c.var.log.warn({ err: error }, 'no wait to judge a check-in by'),
    })
    const args = JSON.stringify({ ...wish, ticket_id: ticketId, secret })
    const { rows } = await pools.api.query<{ answer: Answer }>('select app.check_in_from_web($1, $2, $3) as answer', [
      branch_id,
      args,
      randomUUID(),
    ])
    const number = numberOf(rows[0]?.answer)
    const tenant = tenantId.parse(rows[0]?.answer.tenant_id)
    const ticket_token = ticketKeyToToken({ tenantId: tenant, ticketId, secret })
    lines.touch({ tenantId: tenant, branchId: branch_id })
    return c.json({ ticket_token, number }, 200, { 'cache-control': 'no-store' })
  })
}

function numberOf(given: Answer | undefined): string {
  const outcome = given?.outcome
  if (outcome?.kind === 'applied') return z.object({ number: z.string() }).parse(outcome.result).number
  if (outcome?.kind === 'rejected') throw refusalOf(outcome)
  if (outcome?.kind === 'retry') throw httpErrorOf('retry_later', { headers: { 'retry-after': '1' } })
  throw new Error(`a check-in ended as ${outcome?.kind ?? `SQLSTATE ${given?.stopped ?? 'unknown'}`}`)
}

/** A refusal is told as the database gave it: its facts, as when the doors open, were chosen for the customer. */
function refusalOf({ code, details }: Extract<Outcome, { kind: 'rejected' }>): HttpError {
  if (!isErrorCode(code)) return httpErrorOf('internal')
  const { httpStatus } = errorCodes[code]
  const facts = z.record(z.string(), z.unknown()).safeParse(details)
  return new HttpError(code, httpStatus, facts.success ? { details: facts.data } : {})
}
