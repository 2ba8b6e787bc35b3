import { HTTPException } from 'hono/http-exception'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import { errorCodes, isErrorCode } from '../../sync/errors/codes.ts'
import { isTransient, type Refusal, refusalOf, sqlStateOf } from '../database/sql-state.ts'
import { HttpError } from './http-error.ts'
import { type HttpErrorCode, httpErrorCodes } from './http-error-codes.ts'
import { httpErrorOf } from './http-error-of.ts'

const RETRY_AFTER = { 'retry-after': '1' }

const QUERY_CANCELED = '57014'

/** Hono and its validators throw these few; their texts are English and stay inside. */
const CODE_BY_STATUS: Partial<Record<number, HttpErrorCode>> = {
  400: 'malformed',
  401: 'unauthenticated',
  403: 'not_allowed',
  404: 'not_found',
  413: 'too_large',
  415: 'unsupported_media_type',
}

/** Every thrown thing becomes an answer that tells the caller what to do and nothing about the inside. */
export function toHttpError(error: unknown): HttpError {
  if (error instanceof HttpError) return error
  if (error instanceof HTTPException) {
    return httpErrorOf(CODE_BY_STATUS[error.status] ?? codeOfOtherStatus(error.status), { cause: error })
  }
  const refusal = refusalOf(error)
  if (refusal !== undefined) return refusalToHttpError(refusal, error)
  if (sqlStateOf(error) === QUERY_CANCELED) return httpErrorOf('timed_out', { headers: RETRY_AFTER, cause: error })
  if (isTransient(error)) {
    return httpErrorOf('retry_later', { headers: RETRY_AFTER, cause: error })
  }
  return httpErrorOf('internal', { cause: error })
}

/** A client's fault stays a client's fault, even one that nobody foresaw here. */
function codeOfOtherStatus(status: number): HttpErrorCode {
  const known = Object.entries(httpErrorCodes).find(([, each]) => each === status)
  if (known !== undefined) return known[0] as HttpErrorCode
  return status < 500 ? 'malformed' : 'internal'
}

/** A refusal of the database is told as it is: its code and facts were chosen for the caller. */
function refusalToHttpError({ code, details }: Refusal, cause: unknown): HttpError {
  const status = isErrorCode(code) ? errorCodes[code].httpStatus : 500
  const headers = status === 503 || status === 429 ? RETRY_AFTER : {}
  return new HttpError(code, status as ContentfulStatusCode, { ...(details && { details }), headers, cause })
}
