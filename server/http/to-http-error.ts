import { HTTPException } from 'hono/http-exception'
import { HttpError } from './http-error.ts'
import { type HttpErrorCode, httpErrorCodes } from './http-error-codes.ts'
import { httpErrorOf } from './http-error-of.ts'

const RETRY_AFTER = { 'retry-after': '1' }

/** SQLSTATE classes after which the same request may succeed: connection, rollback, resources, operator intervention. */
const TRANSIENT_SQLSTATE = /^(08|40|53|57P)/
const QUERY_CANCELED = '57014'
const UNREACHABLE = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'EPIPE',
  'ETIMEDOUT',
  'ENOTFOUND',
  'EAI_AGAIN',
  'database_unreachable',
])

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
  const code = codeOf(error)
  if (code === QUERY_CANCELED) return httpErrorOf('timed_out', { headers: RETRY_AFTER, cause: error })
  if (code !== undefined && (UNREACHABLE.has(code) || TRANSIENT_SQLSTATE.test(code) || isDeadSocket(error, code))) {
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

function codeOf(error: unknown): string | undefined {
  if (typeof error !== 'object' || error === null || !('code' in error)) return undefined
  return typeof error.code === 'string' ? error.code : undefined
}

/** The embedded Postgres listens on a Unix socket, whose file is missing while it restarts. */
function isDeadSocket(error: unknown, code: string): boolean {
  return code === 'ENOENT' && error instanceof Error && 'syscall' in error && error.syscall === 'connect'
}
