import { z } from '@hono/zod-openapi'
import { type ShapeName, shapes } from '../../sync/permissions/shapes.ts'
import { textField } from '../http/text-field.ts'

const NAMES = Object.keys(shapes) as [ShapeName, ...ShapeName[]]
const FLAG_CHARS_MAX = 8
const VALUE_CHARS_MAX = 256

const flag = orEmpty(FLAG_CHARS_MAX).optional()
const value = orEmpty(VALUE_CHARS_MAX).optional()

/**
 * What a client may say, each once. The first two name what it wants; the rest is the protocol's and goes on as it came.
 * Anything else is dropped, so that a newer client's parameters do no harm.
 */
export const clientQuery = z.object({
  shape: z.enum(NAMES),
  /** Also of a device, which has but one: an address then never means two things. */
  branch: z.uuid(),
  offset: orEmpty(VALUE_CHARS_MAX).openapi({ example: '-1' }),
  handle: value,
  live: flag,
  live_sse: flag,
  experimental_live_sse: flag,
  cursor: value,
  log: value,
  expired_handle: value,
  'cache-buster': value,
})

export type ClientQuery = z.infer<typeof clientQuery>

/** Whether nothing is something is the protocol's to judge. */
function orEmpty(charsMax: number) {
  return textField(charsMax).or(z.literal(''))
}

/** What the protocol lets a client say and the gate does not: the server's own words, and clauses of subsets. */
const RESERVED =
  /^(?:table|where|params|columns|replica|secret|api_secret|source_id|source_secret|queryable_columns|subset)(?:$|\[|_|\.|-)/i

/** Said aloud, because a client that names them means something by it and would wonder at what it gets. */
export function reservedNames(names: readonly string[]): string[] {
  return names.filter((name) => RESERVED.test(name.trim()))
}
