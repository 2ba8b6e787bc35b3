import { errorCodes, isErrorCode } from '../../sync/errors/codes.ts'
import type { Outcome } from '../../sync/wire/outcome.ts'
import { HttpError } from '../http/http-error.ts'
import { httpErrorOf } from '../http/http-error-of.ts'

type Given = { readonly outcome: Outcome | null; readonly stopped: string | null } | undefined

/** What became of a customer's command; a refusal is told by its code alone, for its details name counters and ids. */
export function flagsOrRefusal(given: Given): string[] {
  const outcome = given?.outcome
  if (outcome?.kind === 'applied') return [...outcome.flags]
  if (outcome?.kind === 'retry') throw httpErrorOf('retry_later', { headers: { 'retry-after': '1' } })
  const code =
    outcome?.kind === 'rejected' ? outcome.code : outcome?.kind === 'quarantined' ? outcome.reason : undefined
  if (code === undefined)
    throw new Error(`a wish ended as ${outcome?.kind ?? `SQLSTATE ${given?.stopped ?? 'unknown'}`}`)
  throw isErrorCode(code) ? new HttpError(code, errorCodes[code].httpStatus) : httpErrorOf('internal')
}
