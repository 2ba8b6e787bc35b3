import { EngineError, type EngineErrorCode } from '../engine-error.ts'
import { errorAnswer, invalidRequest, mustRefetch, plainAnswer } from './answers.ts'
import type { EngineAnswer } from './engine-http.ts'
import { problem } from './problems.ts'

type Form = { readonly status: number; readonly retryAfterS?: number; readonly isKnown?: boolean }

const FORMS: Readonly<Record<Exclude<EngineErrorCode, 'clause_failed' | 'schema_changed'>, Form>> = {
  database_unreachable: { status: 503, retryAfterS: 1, isKnown: true },
  table_lock_timeout: { status: 503, retryAfterS: 10, isKnown: true },
  not_published: { status: 503, retryAfterS: 10, isKnown: true },
  missing_privilege: { status: 503, retryAfterS: 10, isKnown: true },
  snapshot_too_large: { status: 503, retryAfterS: 10, isKnown: true },
  replication_failed: { status: 503, retryAfterS: 5 },
  transaction_too_large: { status: 503, retryAfterS: 5 },
  snapshot_interrupted: { status: 503, retryAfterS: 10, isKnown: true },
  snapshot_failed: { status: 500 },
}

/** What a client is told of a fault, most often not its own. */
export function faultAnswer(error: unknown, method: string): EngineAnswer {
  if (!(error instanceof EngineError)) return plainAnswer(500, '{"error":"Internal server error"}')
  if (error.code === 'clause_failed') return invalidRequest(method, problem('where', error.message))
  // Whoever comes again is judged by the table as it is now.
  if (error.code === 'schema_changed') return mustRefetch(method, undefined)
  return errorAnswer({ message: error.message }, { method, ...FORMS[error.code] })
}
