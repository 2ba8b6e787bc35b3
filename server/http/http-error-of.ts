import { HttpError, type HttpErrorOptions } from './http-error.ts'
import { type HttpErrorCode, httpErrorCodes } from './http-error-codes.ts'

/** Makes one of the HTTP layer's own errors; its status follows from its code. */
export function httpErrorOf(code: HttpErrorCode, options: HttpErrorOptions = {}): HttpError {
  return new HttpError(code, httpErrorCodes[code], options)
}
