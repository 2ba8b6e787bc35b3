import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { readConfig } from './config/config.ts'
import { ConfigError } from './config/config-error.ts'
import type { RunConfig } from './config/config-type.ts'
import { createLogger } from './log/create-logger.ts'
import { createStopper } from './start/create-stopper.ts'
import { keepSecret } from './start/keep-secret.ts'
import { loadEnvironment } from './start/load-environment.ts'
import { makeDataDirectory } from './start/make-data-directory.ts'
import { onStopSignals, onUncaught } from './start/on-stop-signals.ts'
import { reportFailure } from './start/report-failure.ts'
import { say } from './start/say.ts'
import { StartError } from './start/start-error.ts'
import { startServer } from './start/start-server.ts'

/** Beyond the grace of running requests, for the rest of a part's end. */
const STOP_MARGIN_MS = 5_000

async function main(): Promise<void> {
  const config = readWhole()
  const stopping = new AbortController()
  onStopSignals(stopping)
  const log = createLogger({ level: config.logLevel, secret: config.appSecret })
  onUncaught(stopping, log)
  const stopper = createStopper(log, config.shutdownGraceMs + STOP_MARGIN_MS)
  const fail = (error: unknown): void => {
    if (!stopping.signal.aborted) reportFailure(error, log)
    stopping.abort()
  }
  try {
    await startServer({ config, log, stopper, stopping: stopping.signal, fail })
    if (!stopping.signal.aborted) await once(stopping.signal, 'abort')
  } catch (error) {
    fail(error)
  }
  await stopper.stopAll()
  process.exit()
}

function readWhole(): RunConfig {
  const environment = loadEnvironment('.env', process.env)
  const config = readConfig(environment, { read: (path) => readFileSync(path, 'utf8') })
  // With a database and a secret from outside, nothing of this server lives on its disk.
  if (config.database === undefined || config.appSecret === undefined) makeDataDirectory(config.dataDirectory)
  return { ...config, appSecret: config.appSecret ?? keepSecret(config.dataDirectory) }
}

try {
  await main()
} catch (error) {
  if (!(error instanceof ConfigError || error instanceof StartError)) throw error
  say(error.message)
  process.exit(1)
}
