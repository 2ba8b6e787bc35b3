import { join } from 'node:path'
import { type ConfigApplyWorld, runConfigApply } from './configuration/run-config-apply.ts'
import { terminalLanguage } from './configuration/terminal-language.ts'
import { startEmbeddedPostgres } from './postgres/start-embedded-postgres.ts'

const EMBEDDED_USER = 'postgres'
const EMBEDDED_DATABASE = 'blesaf'

/** The database that a server started here would use; one that runs already is joined and left running. */
const world: ConfigApplyWorld = {
  language: terminalLanguage(process.env),
  // npm works in the checkout's root, whatever folder it was called in.
  directory: process.env.INIT_CWD || process.cwd(),
  print: (line) => console.log(line),
  async connect() {
    const url = process.env.DATABASE_URL
    if (url) return { connection: { connectionString: url }, close: async () => undefined }
    const postgres = await startEmbeddedPostgres({
      directory: join(process.env.DATA_DIR || '.data', 'postgres'),
      log: () => undefined,
      label: 'config:apply',
      join: true,
    })
    return { connection: postgres.connection(EMBEDDED_USER, EMBEDDED_DATABASE), close: () => postgres.stop() }
  },
}

process.exitCode = await runConfigApply(process.argv.slice(2), world)
