import type { Logger } from '../log/create-logger.ts'
import { say } from './say.ts'

const FORCED_EXIT_CODE = 130

/** npm, `timeout` and a terminal each pass one Ctrl-C on, so that the same wish may arrive twice in a moment. */
const SAME_WISH_MS_MAX = 500

/** The first signal asks for an orderly end; a later one ends the process as it stands. */
export function onStopSignals(stopping: AbortController): void {
  let askedAt: number | undefined
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => {
      const now = performance.now()
      if (askedAt !== undefined) {
        if (now - askedAt > SAME_WISH_MS_MAX) process.exit(FORCED_EXIT_CODE)
        return
      }
      askedAt = now
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
