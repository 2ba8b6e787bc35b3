import type { ContentfulStatusCode } from 'hono/utils/http-status'
import type { Language } from '../../sync/words/language.ts'
import type { AppEnv } from './app-env.ts'
import type { ErrorBody } from './error-schema.ts'
import type { HttpError } from './http-error.ts'

export type MessageFor = (code: string, language: Language, details?: Record<string, unknown>) => string

/** What of a request's context is used, whatever else its route has put there. */
type Answering = {
  readonly var: Pick<AppEnv['Variables'], 'language' | 'requestId'>
  json(body: ErrorBody, status: ContentfulStatusCode, headers: Record<string, string>): Response
}

/** The one place that turns an error into an answer, so that there is one shape. */
export function answerError(c: Answering, error: HttpError, messageFor: MessageFor): Response {
  const { language, requestId } = c.var
  const body: ErrorBody = {
    code: error.code,
    message: messageFor(error.code, language, error.details),
    ...(error.details !== undefined && { details: error.details }),
    request_id: requestId,
  }
  return c.json(body, error.status, {
    'content-language': language,
    vary: 'accept-language',
    'cache-control': 'no-store',
    ...error.headers,
  })
}
