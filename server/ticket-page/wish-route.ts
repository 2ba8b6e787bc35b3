import { createRoute, z } from '@hono/zod-openapi'
import { text } from '../../sync/commands/fields.ts'
import { feedbackCharsMax, feedbackScoreMax } from '../../sync/commands/limits.ts'
import type { TicketKey } from '../../sync/tickets/ticket-token.ts'
import type { Outcome } from '../../sync/wire/outcome.ts'
import type { SecretBox } from '../auth/secret-box.ts'
import type { Pools } from '../database/pools.ts'
import type { App } from '../http/app-env.ts'
import { errorResponses } from '../http/error-schema.ts'
import { jsonAnswer, jsonBody, noStore } from '../http/json-parts.ts'
import { holderParams, ticketHolder } from '../public/ticket-holder.ts'
import type { BranchLines } from './branch-lines.ts'
import { flagsOrRefusal } from './flags-or-refusal.ts'
import { wishId } from './wish-id.ts'

export type WishDeps = {
  readonly pool: Pick<Pools['api'], 'query'>
  readonly box: SecretBox
  readonly lines: Pick<BranchLines, 'touch'>
}

/** As many as one step of the line moves; the database has the same bound. */
const PASS_COUNT_MAX = 5

const id = z.uuidv4().openapi({ description: 'Made by the page for this wish; a retry bears the same one.' })
const wish = z.discriminatedUnion('wish', [
  z.strictObject({ id, wish: z.literal('leave') }),
  z.strictObject({ id, wish: z.literal('pass'), count: z.int().min(1).max(PASS_COUNT_MAX) }),
  z.strictObject({
    id,
    wish: z.literal('feedback'),
    score: z.int().min(1).max(feedbackScoreMax),
    text: text(feedbackCharsMax).exactOptional(),
  }),
])
type Wish = z.output<typeof wish>

const route = createRoute({
  method: 'post',
  path: '/api/t/{token}/wish',
  summary: 'A wish of who holds a ticket: leave, let others pass, rate the visit',
  tags: ['public'],
  request: {
    params: holderParams,
    ...jsonBody(wish),
  },
  responses: {
    200: jsonAnswer('Done; also when it was before', z.object({ flags: z.array(z.string()) }).openapi('Wished')),
    ...errorResponses(
      ...(['malformed', 'not_found', 'wrong_state', 'ticket_ended', 'already_called', 'let_pass_limit'] as const),
      ...(['too_many_commands', 'too_many_requests'] as const),
    ),
  },
})

type Answer = { branch_id: string; outcome: Outcome | null; stopped: string | null }

/** Commands of a customer, given by the server in the customer's name: the secret on the paper is the right [TP5]. */
export function wishRoute(app: App, { pool, box, lines }: WishDeps): void {
  app.openapi(route, async (c) => {
    const key = ticketHolder(c.req.valid('param').token)
    const { rows } = await pool.query<{ answer: Answer }>(
      'select app.give_as_customer($1, $2, $3, $4, $5, $6) as answer',
      valuesOf(key, c.req.valid('json'), box),
    )
    const answer = rows[0]?.answer
    if (answer !== undefined) lines.touch({ tenantId: key.tenantId, branchId: answer.branch_id })
    return c.json({ flags: flagsOrRefusal(answer) }, 200, noStore)
  })
}

function valuesOf(key: TicketKey, given: Wish, box: SecretBox): unknown[] {
  const [name, args] = commandOf(given)
  return [key.tenantId, key.ticketId, key.secret, name, JSON.stringify(args), wishId(box, key, name, given.id)]
}

function commandOf(given: Wish): [name: string, args: Record<string, unknown>] {
  switch (given.wish) {
    case 'leave':
      return ['leave_queue', {}]
    case 'pass':
      return ['let_pass', { count: given.count }]
    case 'feedback':
      return ['give_feedback', { score: given.score, ...(given.text !== undefined && { text: given.text }) }]
  }
}
