import { type CliWorld, runCli } from '../sql/migrate/cli.ts'
import { startEmbeddedPostgres } from './postgres/start-embedded-postgres.ts'

const EMBEDDED_DIRECTORY = '.data/postgres'
const EMBEDDED_USER = 'postgres'
const EMBEDDED_DATABASE = 'blesaf'

const print = (line: string): void => console.log(line)

/** The db: tasks on the command line: finds the database that a server started here would use. */
function databaseWorld(task: string | undefined): CliWorld {
  return {
    print,
    async connect() {
      const url = process.env.DATABASE_URL
      if (url) return { connection: { connectionString: url }, isOurs: false, close: async () => undefined }
      // A reset would drop the database under a running server, so it starts the cluster itself or is refused; the
      // other tasks use the cluster of that server.
      const join = task !== 'db:reset'
      const postgres = await startEmbeddedPostgres({
        directory: EMBEDDED_DIRECTORY,
        log: print,
        label: task ?? '',
        join,
      })
      return {
        connection: postgres.connection(EMBEDDED_USER, EMBEDDED_DATABASE),
        isOurs: true,
        close: () => postgres.stop(),
      }
    },
  }
}

const args = process.argv.slice(2)
process.exitCode = await runCli(args, databaseWorld(args[0]))
