import { createRoute, z } from '@hono/zod-openapi'
import { branchId, counterId, serviceId, staffId, ticketId } from '../../sync/ids.ts'
import { plainPin } from '../../sync/pin/pin-rule.ts'
import { ticketStates } from '../../sync/tickets/ticket-state.ts'
import { dayLabel } from '../../sync/wire/instant.ts'
import { createAskForPerson } from '../auth/ask-for-person.ts'
import type { Identity } from '../auth/identity.ts'
import { personRefusals, personRoute } from '../auth/person-route.ts'
import type { Pools } from '../database/pools.ts'
import type { App } from '../http/app-env.ts'
import { httpErrorOf } from '../http/http-error-of.ts'
import { jsonAnswer, jsonBody, noStore } from '../http/json-parts.ts'

export type HistoryRoutesDeps = { readonly pools: Pools; readonly identity: Identity }

const PAGE_DEFAULT = 100
const PAGE_MAX = 500
const row = z.record(z.string(), z.unknown())
const historyPage = z.object({ tickets: z.array(row), next_after: z.uuid().nullable() }).openapi('HistoryPage')
const staffStory = z
  .object({ ticket: row.and(z.object({ branch_id: z.uuid() })), events: z.array(row) })
  .openapi('StaffTicketStory')
const pageQuery = z.object({
  day: dayLabel,
  after: ticketId.exactOptional(),
  limit: z.coerce.number().int().min(1).max(PAGE_MAX).default(PAGE_DEFAULT),
})
/** Who types two digits of a phone would be told of half the town. */
const PHONE_DIGITS_MIN = 3
const WORD_CHARS_MAX = 40
const LISTED_MAX = 50
const hasDigits = (text: string): boolean => plainPin(text).replaceAll(/\D/g, '').length >= PHONE_DIGITS_MIN
const search = z.strictObject({
  first_day: dayLabel,
  last_day: dayLabel,
  number: z
    .string()
    .max(WORD_CHARS_MAX)
    .regex(/^[^\0]*$/)
    .exactOptional(),
  phone: z
    .string()
    .max(WORD_CHARS_MAX)
    .regex(/^[^\0]*$/)
    .refine(hasDigits)
    .exactOptional(),
  states: z.array(z.enum(ticketStates)).max(ticketStates.length).exactOptional(),
  service_ids: z.array(serviceId).max(LISTED_MAX).exactOptional(),
  counter_id: counterId.exactOptional(),
  staff_id: staffId.exactOptional(),
})
const finishedQuery = z.object({ day: dayLabel, counter_id: counterId.exactOptional() })
const finishedServices = z.object({ services: z.array(row) }).openapi('FinishedServices')
const foundTickets = z.object({ tickets: z.array(row) }).openapi('FoundTickets')
const ok = <Schema extends z.ZodType>(description: string, schema: Schema) => ({
  200: jsonAnswer(description, schema),
  ...personRefusals('not_found'),
})

/** What happened in a branch, for its people: hot or archived, without anything personal. */
export function historyRoutes(app: App, { pools, identity }: HistoryRoutesDeps): void {
  const ask = createAskForPerson(pools.api, identity)
  const person = personRoute(identity.tokens, 'history')

  const history = createRoute({
    ...person,
    method: 'get',
    path: '/api/branches/{branch_id}/history',
    summary: 'The tickets of a day in the line, page by page',
    request: { params: z.object({ branch_id: branchId }), query: pageQuery },
    responses: ok('In the order of their ids; next_after is null on the last page', historyPage),
  })
  app.openapi(history, async (c) => {
    const { day, after, limit } = c.req.valid('query')
    const args = [c.req.valid('param').branch_id, day, after ?? null, limit]
    const call = { name: 'branch_history', action: 'read_history', args }
    return c.json(await ask<z.output<typeof historyPage>>(c, call), 200, noStore)
  })

  // By POST, although it changes nothing: addresses are written into logs, and this one would hold a person's phone.
  const find = createRoute({
    ...person,
    method: 'post',
    path: '/api/branches/{branch_id}/find-tickets',
    summary: 'Tickets of some days by what is known of them',
    request: {
      params: z.object({ branch_id: branchId }),
      ...jsonBody(search),
    },
    responses: ok('The latest first, two hundred at most; the archive is not searched', foundTickets),
  })
  app.openapi(find, async (c) => {
    const wanted = c.req.valid('json')
    const { first_day, last_day, number = null, phone = null, states = null, service_ids = null } = wanted
    const { counter_id = null, staff_id = null } = wanted
    const branch = c.req.valid('param').branch_id
    const args = [branch, first_day, last_day, number, phone, states, service_ids, counter_id, staff_id]
    const call = { name: 'branch_find_tickets', action: 'read_history', args }
    return c.json(await ask<z.output<typeof foundTickets>>(c, call), 200, noStore)
  })

  const finished = createRoute({
    ...person,
    method: 'get',
    path: '/api/branches/{branch_id}/finished',
    summary: 'What was finished on a day, at a branch or one of its counters',
    request: { params: z.object({ branch_id: branchId }), query: finishedQuery },
    responses: ok('The latest first, a thousand at most; the archive is not searched', finishedServices),
  })
  app.openapi(finished, async (c) => {
    const { day, counter_id = null } = c.req.valid('query')
    const args = [c.req.valid('param').branch_id, day, counter_id]
    const call = { name: 'branch_finished', action: 'read_history', args }
    return c.json(await ask<z.output<typeof finishedServices>>(c, call), 200, noStore)
  })

  const story = createRoute({
    ...person,
    method: 'get',
    path: '/api/branches/{branch_id}/tickets/{ticket_id}',
    summary: 'A ticket with every event of it, in order',
    request: { params: z.object({ branch_id: branchId, ticket_id: ticketId }) },
    responses: ok('Also when it is in the archive', staffStory),
  })
  app.openapi(story, async (c) => {
    const { branch_id, ticket_id } = c.req.valid('param')
    const call = { name: 'staff_ticket_story', action: 'read_ticket', args: [ticket_id] }
    const answer = await ask<z.output<typeof staffStory>>(c, call)
    // It is the asker's to see, but not where they looked for it.
    if (answer.ticket.branch_id !== branch_id) throw httpErrorOf('not_found')
    return c.json(answer, 200, noStore)
  })
}
