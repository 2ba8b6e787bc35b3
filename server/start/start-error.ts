export type StartErrorCode =
  | 'port_taken'
  | 'address_refused'
  | 'tls_invalid'
  | 'data_directory'
  | 'secret_invalid'
  | 'database_unfit'
  | 'replication_unfit'
  | 'demo_refused'

/** Its message says all that a person needs to mend it, so it is printed without a stack. */
export class StartError extends Error {
  readonly code: StartErrorCode

  constructor(code: StartErrorCode, message: string, options?: ErrorOptions) {
    super(message, options)
    this.name = 'StartError'
    this.code = code
  }
}
