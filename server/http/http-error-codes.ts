/** The codes that the HTTP layer itself answers, with their usual status: a part of the one table of codes and texts. */
export const httpErrorCodes = {
  malformed: 400,
  unauthenticated: 401,
  not_allowed: 403,
  not_found: 404,
  method_not_allowed: 405,
  too_large: 413,
  unsupported_media_type: 415,
  too_many_requests: 429,
  internal: 500,
  retry_later: 503,
  timed_out: 503,
} as const

export type HttpErrorCode = keyof typeof httpErrorCodes
