import { z } from '@hono/zod-openapi'
import { errorResponses } from '../http/error-schema.ts'
import { clientQuery } from './client-query.ts'
import { SHAPE_PATH } from './require-exact-path.ts'

const message = z
  .object({
    key: z.string().optional(),
    value: z.record(z.string(), z.string().nullable()).optional(),
    headers: z.record(z.string(), z.unknown()),
  })
  .openapi('ShapeMessage')

const mustRefetch = {
  description: 'The handle is not of this shape any more: begin anew with the one of electric-handle',
}

/** How the route is described; the protocol itself is Electric's, and its client speaks it. */
export const shapeRoute = {
  method: 'get' as const,
  path: SHAPE_PATH,
  summary: 'A shape of a branch, as a snapshot and then its changes',
  description:
    'The protocol of Electric’s shapes. The client names a shape and a branch; table, columns and clause follow from who asks. ' +
    'Offsets, handles and schema stand in the headers electric-*. With live=true a request is held until something changes.',
  tags: ['shapes'],
  security: [{ device: [] }, { person: [] }],
  request: { query: clientQuery },
  responses: {
    200: {
      description: 'Rows and changes, oldest first; with live_sse=true as events',
      content: {
        'application/json': { schema: z.array(message) },
        'text/event-stream': { schema: z.string() },
      },
    },
    304: { description: 'What the etag of if-none-match names has not changed' },
    409: mustRefetch,
    ...errorResponses(
      'malformed',
      'unauthenticated',
      'not_allowed',
      'totp_setup_required',
      'device_revoked',
      'not_found',
      'too_many_requests',
    ),
  },
}
