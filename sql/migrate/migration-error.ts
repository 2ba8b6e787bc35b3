export type MigrationErrorCode =
  | 'migration_name'
  | 'migration_gap'
  | 'migration_duplicate'
  | 'migration_renamed'
  | 'migration_changed'
  | 'object_vanished'
  | 'signature_changed'
  | 'statement_failed'
  | 'transaction_control'
  | 'roles_missing'
  | 'lock_wait'
  | 'reset_refused'
  | 'usage'

/** Everything that the migration tool refuses. `file` is relative to the SQL directory, `line` counts from 1. */
export class MigrationError extends Error {
  readonly code: MigrationErrorCode
  readonly file: string | undefined
  readonly line: number | undefined

  constructor(
    code: MigrationErrorCode,
    message: string,
    at: { file?: string | undefined; line?: number | undefined; cause?: unknown } = {},
  ) {
    const place = at.file === undefined ? '' : `${at.file}${at.line === undefined ? '' : `:${at.line}`}: `
    super(`${place}${message}`, at.cause === undefined ? undefined : { cause: at.cause })
    this.name = 'MigrationError'
    this.code = code
    this.file = at.file
    this.line = at.line
  }
}
