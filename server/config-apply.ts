import { type ConfigApplyWorld, runConfigApply } from './configuration/run-config-apply.ts'
import { terminalLanguage } from './configuration/terminal-language.ts'

<<<<<<< HEAD

import { EMBEDDED_DATABASE } from './database/embedded-database.ts'
import { startEmbeddedPostgres } from './postgres/start-embedded-postgres.ts'

const EMBEDDED_USER = 'postgres'
=======

import { openOwnDatabase } from './database/open-own-database.ts'

>>>>>>> operations

/** The database that a server started here would use; one that runs already is joined and left running. */
const world: ConfigApplyWorld = {
  language: terminalLanguage(process.env),
  // npm works in the checkout's root, whatever folder it was called in.
  directory: process.env.INIT_CWD || process.cwd(),
  print: (line) => console.log(line),
  connect: () => openOwnDatabase({ label: 'config:apply', print: () => undefined, join: true }),
}

process.exitCode = await runConfigApply(process.argv.slice(2), world)
