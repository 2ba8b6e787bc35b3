import { createRoute, z } from '@hono/zod-openapi'
import { branchId } from '../../sync/ids.ts'
import { joinAnswer } from '../../sync/join/join-answer.ts'
import type { App } from '../http/app-env.ts'
import { errorResponses } from '../http/error-schema.ts'
import { httpErrorOf } from '../http/http-error-of.ts'
import type { ReadJoin } from './read-join.ts'

const route = createRoute({
  method: 'get',
  path: '/api/branches/{branch_id}/join',
  summary: 'What of a branch may be joined from afar, and how long it takes',
  tags: ['public'],
  request: { params: z.object({ branch_id: branchId }) },
  responses: {
    200: { description: 'As of server_time', content: { 'application/json': { schema: joinAnswer } } },
    ...errorResponses('malformed', 'not_found', 'too_many_requests'),
  },
})

export function joinRoute(app: App, read: ReadJoin): void {
  app.openapi(route, async (c) => {
    const join = await read(c.req.valid('param').branch_id)
    if (join === null) throw httpErrorOf('not_found')
    return c.json(join.answer, 200, { 'cache-control': 'no-store' })
  })
}
