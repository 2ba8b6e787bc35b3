export type EngineErrorCode =
  | 'database_unreachable'
  | 'table_lock_timeout'
  | 'not_published'
  | 'snapshot_failed'
  | 'snapshot_interrupted'
  | 'clause_failed'
  | 'snapshot_too_large'
  | 'schema_changed'
  | 'missing_privilege'
  | 'replication_failed'
  | 'transaction_too_large'

/** The outside world failed; `message` is fit for the answer. */
export class EngineError extends Error {
  override name = 'EngineError'
  readonly code: EngineErrorCode

  constructor(code: EngineErrorCode, message: string, options?: ErrorOptions) {
    super(message, options)
    this.code = code
  }
}
