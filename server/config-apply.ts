import { type ConfigApplyWorld, runConfigApply } from './configuration/run-config-apply.ts'
import { terminalLanguage } from './configuration/terminal-language.ts'
import { openOwnDatabase } from './database/open-own-database.ts'

/** The database that a server started here would use; one that runs already is joined and left running. */
const world: ConfigApplyWorld = {
  language: terminalLanguage(process.env),
  // npm works in the checkout's root, whatever folder it was called in.
  directory: process.env.INIT_CWD || process.cwd(),
  print: (line) => console.log(line),
  connect: () => openOwnDatabase({ label: 'config:apply', print: () => undefined, join: true }),
}

// Between the module and the arguments stands the task's own name, as for every task.
process.exitCode = await runConfigApply(process.argv.slice(3), world)
