import { z } from '@hono/zod-openapi'

const ROWS_DEFAULT = 100
const ROWS_MAX = 200

/** How many rows of a list are asked for at once, as a part of a query. */
export const pageLimit = z.coerce.number().int().min(1).max(ROWS_MAX).default(ROWS_DEFAULT)
