export type EmbeddedPostgresFault =
  | 'already_running'
  | 'binaries_missing'
  | 'binaries_do_not_run'
  | 'data_of_another_account'
  | 'data_unreachable'
  | 'directory_not_ours'
  | 'major_version'
  | 'no_account'
  | 'initdb_failed'
  | 'keeps_ending'
  | 'socket_directory'
  | 'start_failed'
  | 'stop_failed'

export class EmbeddedPostgresError extends Error {
  override readonly name = 'EmbeddedPostgresError'
  readonly code: EmbeddedPostgresFault

  constructor(code: EmbeddedPostgresFault, message: string, options?: ErrorOptions) {
    super(message, options)
    this.code = code
  }
}
