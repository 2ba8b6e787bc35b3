import { MigrationError } from '../../sql/migrate/migration-error.ts'
import type { Logger } from '../log/create-logger.ts'
import { EmbeddedPostgresError } from '../postgres/embedded-postgres-error.ts'
import { say } from './say.ts'
import { StartError } from './start-error.ts'

/** What a person can mend is said in words; everything else goes to the log, where it is redacted. */
export function reportFailure(error: unknown, log: Logger): void {
  process.exitCode = 1
  if (error instanceof StartError || error instanceof EmbeddedPostgresError || error instanceof MigrationError) {
    say(error.message)
    return
  }
  log.fatal({ err: error }, 'the server could not start')
  say('The server could not start; the last line of the log says why.')
}
