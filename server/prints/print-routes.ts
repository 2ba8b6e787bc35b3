import { createRoute, z } from '@hono/zod-openapi'
import { checkDocument } from '../../printer/document/check-document.ts'
import { tidyDocument } from '../../printer/document/tidy-document.ts'
import { branchId, tenantId, ticketId } from '../../sync/ids.ts'
import { type TicketKey, ticketKeyToToken } from '../../sync/tickets/ticket-token.ts'
import { language } from '../../sync/words/language.ts'
import { createAskForPerson } from '../auth/ask-for-person.ts'
import type { Authenticate } from '../auth/device-identity.ts'
import type { Identity } from '../auth/identity.ts'
import { personRefusals, personRoute } from '../auth/person-route.ts'
import { requireDevice } from '../auth/require-device.ts'
import type { RunConfig } from '../config/config-type.ts'
import type { Pools } from '../database/pools.ts'
import type { App } from '../http/app-env.ts'
import { errorResponses } from '../http/error-schema.ts'
import { jsonBody } from '../http/json-parts.ts'
import { createPdfMaker } from './create-pdf-maker.ts'
import { createPrintLimit } from './create-print-limit.ts'
import { pdfAnswer } from './pdf-answer.ts'
import { printFacts } from './print-facts.ts'
import { toDocument } from './to-document.ts'

export type PrintRoutesDeps = {
  readonly config: Pick<RunConfig, 'publicUrl'>
  readonly pools: Pools
  readonly identity: Identity
  readonly authenticate: Authenticate
  readonly stopping: AbortSignal
}

const wanted = z.object({
  language: language.exactOptional().openapi({ description: 'Without it, the language that the ticket was taken in.' }),
  secret: z
    .string()
    .regex(/^[A-Za-z0-9_-]{16,64}$/)
    .exactOptional()
    .openapi({
      description: 'Of the ticket, from who made it: the code on the paper opens its page. Without it, no code.',
    }),
})
const REFUSALS = ['not_found', 'ticket_ended', 'unknown_reference', 'too_many_requests'] as const
const page = {
  description: 'The paper on a page of its own size; marked as a copy unless it is the first one',
  content: { 'application/pdf': { schema: z.string().openapi({ format: 'binary' }) } },
}

/** The kiosk's ticket from a desk's printer, for who stands there without a paper. */
export function printRoutes(app: App, { config, pools, identity, authenticate, stopping }: PrintRoutesDeps): void {
  const makePdf = createPdfMaker(stopping)
  const within = createPrintLimit()
  const askForPerson = createAskForPerson(pools.api, identity)

  async function draw(
    answer: unknown,
    key: Omit<TicketKey, 'secret'>,
    wish: z.output<typeof wanted>,
  ): Promise<Response> {
    const facts = printFacts.parse(answer)
    const { secret } = wish
    const address = secret === undefined ? undefined : `${config.publicUrl}/t/${ticketKeyToToken({ ...key, secret })}`
    const ticket = tidyDocument(toDocument(facts, { language: wish.language ?? facts.language, address }))
    const faults = checkDocument(ticket)
    if (faults.length > 0) throw new Error(`a ticket cannot be printed: ${faults.join(', ')}`)
    return pdfAnswer(await makePdf(ticket), facts.number)
  }

  const ofDevice = createRoute({
    method: 'post',
    path: '/api/tickets/{id}/print',
    summary: 'The paper of a ticket, as PDF, for a device at a desk',
    tags: ['devices'],
    security: [{ device: [] }],
    middleware: requireDevice(authenticate),
    request: { params: z.object({ id: ticketId }), ...jsonBody(wanted) },
    responses: {
      200: page,
      ...errorResponses('malformed', 'unauthenticated', 'not_allowed', 'device_revoked', ...REFUSALS),
    },
  })
  app.openapi(ofDevice, async (c) => {
    const { tenantId: tenant, deviceId } = c.var.device
    const { id } = c.req.valid('param')
    const wish = c.req.valid('json')
    return within(`device ${deviceId}`, async () => {
      const values = [tenant, deviceId, id, wish.secret ?? null]
      const text = 'select app.device_print_ticket($1, $2, $3, $4) as answer'
      const { rows } = await pools.api.query<{ answer: unknown }>(text, values)
      return draw(rows[0]?.answer, { tenantId: tenantId.parse(tenant), ticketId: id }, wish)
    })
  })

  const ofPerson = createRoute({
    ...personRoute(identity.tokens, 'history'),
    method: 'post',
    path: '/api/branches/{branch_id}/tickets/{ticket_id}/print',
    summary: 'The paper of a ticket, as PDF',
    request: { params: z.object({ branch_id: branchId, ticket_id: ticketId }), ...jsonBody(wanted) },
    responses: { 200: page, ...personRefusals(...REFUSALS) },
  })
  app.openapi(ofPerson, async (c) => {
    const { tenantId: tenant, sessionId } = c.var.person
    const { branch_id, ticket_id } = c.req.valid('param')
    const wish = c.req.valid('json')
    return within(`session ${sessionId}`, async () => {
      const args = [branch_id, ticket_id, wish.secret ?? null]
      const answer = await askForPerson<unknown>(c, { name: 'staff_print_ticket', action: 'print_ticket', args })
      return draw(answer, { tenantId: tenantId.parse(tenant), ticketId: ticket_id }, wish)
    })
  })
}
