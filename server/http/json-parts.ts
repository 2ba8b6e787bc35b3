import type { z } from '@hono/zod-openapi'

/** The parts of a route's description that nearly every route has. */
export const jsonBody = <Schema extends z.ZodType>(schema: Schema) => ({
  body: { required: true, content: { 'application/json': { schema } } },
})

export const jsonAnswer = <Schema extends z.ZodType>(description: string, schema: Schema) => ({
  description,
  content: { 'application/json': { schema } },
})

export const noStore = { 'cache-control': 'no-store' }
