import { type ErrorCode, errorCodes } from '../../sync/errors/codes.ts'
import { HttpError, type HttpErrorOptions } from './http-error.ts'

/** One of the codes of the common table as an error; its status follows from it. */
export function refused(code: ErrorCode, options: HttpErrorOptions = {}): HttpError {
  return new HttpError(code, errorCodes[code].httpStatus, options)
}
