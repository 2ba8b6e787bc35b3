import { z } from '@hono/zod-openapi'
import { type ErrorCode, errorCodes } from '../../sync/errors/codes.ts'

const errorSchema = z
  .object({
    code: z.string().openapi({ example: 'malformed' }),
    message: z.string().openapi({ description: 'In the language of ?lang or Accept-Language: ar, fr or en.' }),
    details: z.record(z.string(), z.unknown()).optional(),
    request_id: z.string(),
  })
  .openapi('Error')

export type ErrorBody = z.infer<typeof errorSchema>

/** What the shell may answer in place of any route. */
const EVERYWHERE = ['internal', 'retry_later', 'timed_out'] as const satisfies readonly ErrorCode[]

/** The `responses` entries of a route that may answer with these codes too; several codes may share a status. */
export function errorResponses(...own: ErrorCode[]) {
  const codes = [...own, ...EVERYWHERE]
  const entries = codes.map((code) => {
    const status = errorCodes[code].httpStatus
    const description = codes.filter((each) => errorCodes[each].httpStatus === status).join(', ')
    return [status, { description, content: { 'application/json': { schema: errorSchema } } }] as const
  })
  return Object.fromEntries(entries)
}
