import type { Logger } from '../log/create-logger.ts'
import { say } from './say.ts'

const FORCED_EXIT_CODE = 130

/** The first signal asks for an orderly end; the second one ends the process as it stands. */
export function onStopSignals(stopping: AbortController): void {
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => {
      if (stopping.signal.aborted) process.exit(FORCED_EXIT_CODE)
      say(`${signal}: stopping when running requests have finished; once more to stop now.`)
      stopping.abort()
    })
  }
}

/** After an error that nobody caught the state of the process is unknown: it ends, in order, and is started anew. */
export function onUncaught(stopping: AbortController, log: Logger): void {
  const fail = (err: unknown) => {
    log.fatal({ err }, 'uncaught error')
    process.exitCode = 1
    stopping.abort()
  }
  process.on('uncaughtException', fail)
  process.on('unhandledRejection', fail)
}
