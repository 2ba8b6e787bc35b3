import type { ContentfulStatusCode } from 'hono/utils/http-status'

export interface HttpErrorOptions {
  /** Shown to the caller: no data of anyone else, no text of the database. */
  details?: Record<string, unknown>
  headers?: Record<string, string>
  cause?: unknown
}

/** An expected refusal on its way to the caller: thrown anywhere below a route, answered in one place. */
export class HttpError extends Error {
  readonly code: string
  readonly status: ContentfulStatusCode
  readonly details: Record<string, unknown> | undefined
  readonly headers: Record<string, string>

  constructor(code: string, status: ContentfulStatusCode, options: HttpErrorOptions = {}) {
    super(code, { cause: options.cause })
    this.name = 'HttpError'
    this.code = code
    this.status = status
    this.details = options.details
    this.headers = options.headers ?? {}
  }
}
