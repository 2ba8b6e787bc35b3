import { type CliWorld, runCli } from '../sql/migrate/cli.ts'
import { ConfigError } from './config/config-error.ts'
import { openOwnDatabase } from './database/open-own-database.ts'
import { EmbeddedPostgresError } from './postgres/embedded-postgres-error.ts'

const print = (line: string): void => console.log(line)

/** The db: tasks on the command line. */
function databaseWorld(task: string): CliWorld {
  return {
    print,
    // A reset would drop the database under a running server, so it starts the cluster itself or is refused; the other
    // tasks use the cluster of that server.
    connect: () => openOwnDatabase({ label: task, print, join: task !== 'db:reset' }),
  }
}

const args = process.argv.slice(2)
try {
  process.exitCode = await runCli(args, databaseWorld(args[0] ?? ''))
} catch (error) {
  if (!(error instanceof ConfigError || error instanceof EmbeddedPostgresError)) throw error
  console.error(error.message)
  process.exitCode = 1
}
