import { runChecks } from './run/run-checks.ts'

process.exit(runChecks().every((check) => check.isClean) ? 0 : 1)
