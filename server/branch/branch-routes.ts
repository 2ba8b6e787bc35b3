import { createRoute, z } from '@hono/zod-openapi'
import { ticketId } from '../../sync/ids.ts'
import type { Authenticate } from '../auth/device-identity.ts'
import { requireDevice } from '../auth/require-device.ts'
import type { Pools } from '../database/pools.ts'
import type { App } from '../http/app-env.ts'
import { errorResponses } from '../http/error-schema.ts'
import { jsonAnswer, noStore } from '../http/json-parts.ts'

export type BranchRoutesDeps = { readonly pools: Pools; readonly authenticate: Authenticate }

const row = z.record(z.string(), z.unknown())
const branchNow = z
  .object({
    branch_id: z.uuid(),
    today: z.iso.date(),
    server_time: z.string(),
    counters: z.array(row),
    tickets: z.array(row),
  })
  .openapi('BranchNow')
const ticketStory = z.object({ ticket: row, events: z.array(row) }).openapi('TicketStory')
const ok = <Schema extends z.ZodType>(description: string, schema: Schema) => ({
  200: jsonAnswer(description, schema),
  ...errorResponses('malformed', 'unauthenticated', 'device_revoked', 'not_found'),
})

/** What an authenticated device may read without a replica: its branch now, and the story of one ticket. */
export function branchRoutes(app: App, { pools, authenticate }: BranchRoutesDeps): void {
  const device = { security: [{ device: [] }], tags: ['devices'], middleware: requireDevice(authenticate) }

  async function ask(text: string, values: unknown[]): Promise<unknown> {
    const { rows } = await pools.api.query<{ answer: unknown }>(text, values)
    return rows[0]?.answer
  }

  const now = createRoute({
    ...device,
    method: 'get',
    path: '/api/branch',
    summary: 'The branch as it is now: counters, and the line in its order',
    responses: ok('As of server_time', branchNow),
  })
  app.openapi(now, async (c) => {
    const { tenantId, deviceId } = c.var.device
    const answer = await ask('select app.branch_now($1, $2) as answer', [tenantId, deviceId])
    return c.json(answer as z.output<typeof branchNow>, 200, noStore)
  })

  const story = createRoute({
    ...device,
    method: 'get',
    path: '/api/tickets/{id}',
    summary: 'A ticket with every event of it, in order',
    request: { params: z.object({ id: ticketId }) },
    responses: ok('Also when it is in the archive', ticketStory),
  })
  app.openapi(story, async (c) => {
    const { tenantId, deviceId } = c.var.device
    const values = [tenantId, deviceId, c.req.valid('param').id]
    const answer = await ask('select app.device_ticket_story($1, $2, $3) as answer', values)
    return c.json(answer as z.output<typeof ticketStory>, 200, noStore)
  })
}
