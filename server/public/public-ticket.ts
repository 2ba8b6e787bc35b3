import { createRoute, z } from '@hono/zod-openapi'
import type { App } from '../http/app-env.ts'
import { errorResponses } from '../http/error-schema.ts'
import { httpErrorOf } from '../http/http-error-of.ts'
import { publicTicket } from '../ticket-page/ticket-answer.ts'
import type { createTicketAnswers } from '../ticket-page/ticket-answers.ts'

const route = createRoute({
  method: 'get',
  path: '/api/t/{token}',
  summary: 'A ticket for who holds it',
  tags: ['public'],
  // Any text: what is no token is answered like one that opens nothing.
  request: { params: z.object({ token: z.string() }) },
  responses: {
    200: { description: 'As of server_time', content: { 'application/json': { schema: publicTicket } } },
    304: { description: 'As told before under this ETag, and still so' },
    ...errorResponses('not_found', 'too_many_requests'),
  },
})

// No cache between may keep it; the page itself remembers what it was told, and by what name.
const headers = { 'cache-control': 'no-store', 'content-type': 'application/json' }

/** The customer's own view, by the secret on the paper [TP1]. */
export function publicTickets(app: App, read: ReturnType<typeof createTicketAnswers>): void {
  app.openAPIRegistry.registerPath(route)
  app.get('/api/t/:token', async (c) => {
    const answer = await read(c.req.param('token'))
    if (answer === null) throw httpErrorOf('not_found')
    const { body, etag } = answer
    const told = { ...headers, ...(etag !== null && { etag }) }
    return etag !== null && c.req.header('if-none-match') === etag ? c.body(null, 304, told) : c.body(body, 200, told)
  })
}
