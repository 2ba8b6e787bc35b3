import type { ErrorCode } from '../../sync/errors/codes.ts'
import { errorResponses } from '../http/error-schema.ts'
import type { AccessTokens } from './access-tokens.ts'
import { requirePerson } from './require-person.ts'

/** What every route has in common that serves people who are signed in. */
export const personRoute = (tokens: AccessTokens, tag: string) => ({
  tags: [tag],
  security: [{ person: [] }],
  middleware: requirePerson(tokens),
})

/** The refusals that every person may meet, and those of the route. */
export const personRefusals = (...own: ErrorCode[]) =>
  errorResponses('malformed', 'unauthenticated', 'not_allowed', 'totp_setup_required', ...own)
