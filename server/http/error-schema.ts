import { z } from '@hono/zod-openapi'
import { type HttpErrorCode, httpErrorCodes } from './http-error-codes.ts'

const errorSchema = z
  .object({
    code: z.string().openapi({ example: 'malformed' }),
    message: z.string().openapi({ description: 'In the language of ?lang or Accept-Language: ar, fr or en.' }),
    details: z.record(z.string(), z.unknown()).optional(),
    request_id: z.string(),
  })
  .openapi('Error')

export type ErrorBody = z.infer<typeof errorSchema>

/** The `responses` entries of a route that may answer with these codes; several codes may share a status. */
export function errorResponses(...codes: HttpErrorCode[]) {
  const entries = codes.map((code) => {
    const status = httpErrorCodes[code]
    const description = codes.filter((each) => httpErrorCodes[each] === status).join(', ')
    return [status, { description, content: { 'application/json': { schema: errorSchema } } }] as const
  })
  return Object.fromEntries(entries)
}
