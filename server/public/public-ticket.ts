import { createRoute, z } from '@hono/zod-openapi'
import { ticketStates } from '../../sync/tickets/ticket-state.ts'
import { tokenToTicketKey } from '../../sync/tickets/ticket-token.ts'
import { language } from '../../sync/words/language.ts'
import type { Pools } from '../database/pools.ts'
import type { App } from '../http/app-env.ts'
import { errorResponses } from '../http/error-schema.ts'
import { httpErrorOf } from '../http/http-error-of.ts'
import { recentAnswers } from './recent-answers.ts'

/** Pages ask every few seconds and many stay open: a ticket costs the database one question a second at most. */
const ANSWER_AGE_MS_MAX = 1_000

const instant = z.iso.datetime({ offset: true })
const publicTicket = z
  .object({
    number: z.string(),
    state: z.enum(ticketStates),
    language,
    services: z
      .array(z.record(z.string(), z.string()))
      .openapi({ description: 'Names of the services in their order.' }),
    leg_index: z.int().openapi({ description: 'Which of the services it is at.' }),
    counter: z.string().nullable().openapi({ description: 'Where to go, while called or served.' }),
    queued_at: instant,
    called_at: instant.nullable(),
    ended_at: instant.nullable(),
    server_time: instant.openapi({ description: 'When all this was so; ages are told by it, not by the own clock.' }),
  })
  .openapi('PublicTicket')

const route = createRoute({
  method: 'get',
  path: '/api/t/{token}',
  summary: 'A ticket for who holds it',
  tags: ['public'],
  // Any text: what is no token is answered like one that opens nothing.
  request: { params: z.object({ token: z.string() }) },
  responses: {
    200: { description: 'As of server_time', content: { 'application/json': { schema: publicTicket } } },
    ...errorResponses('not_found', 'too_many_requests'),
  },
})

type PublicTicket = z.output<typeof publicTicket>

/** The customer's own view, by the secret on the paper. */
export function publicTickets(app: App, { pools }: { readonly pools: Pick<Pools, 'api'> }): void {
  const read = recentAnswers({ maxAgeMs: ANSWER_AGE_MS_MAX, ask: (token) => readTicket(pools, token) })

  app.openapi(route, async (c) => {
    const { token } = c.req.valid('param')
    // Asked before the cache, so that nonsense takes no room in it.
    const ticket = tokenToTicketKey(token) === null ? null : await read(token)
    if (ticket === null) throw httpErrorOf('not_found')
    return c.json(ticket, 200, { 'cache-control': 'no-store' })
  })
}

async function readTicket(pools: Pick<Pools, 'api'>, token: string): Promise<PublicTicket | null> {
  const key = tokenToTicketKey(token)
  if (key === null) return null
  const { rows } = await pools.api.query<{ answer: PublicTicket | null }>({
    name: 'public_ticket',
    text: 'select app.public_ticket($1, $2, $3) as answer',
    values: [key.tenantId, key.ticketId, key.secret],
  })
  return rows[0]?.answer ?? null
}
