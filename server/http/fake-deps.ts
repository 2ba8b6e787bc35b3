import type { AppDeps } from '../app.ts'
import { authenticateDevices, createIdentity } from '../auth/identity.ts'
import { memoryKeys } from '../auth/memory-keys.ts'
import { type Environment, readConfig } from '../config/config.ts'
import { createPools } from '../database/pools.ts'
import { noSource } from '../gate/no-source.ts'
import { createLogger } from '../log/create-logger.ts'
import { createMetrics } from '../metrics/create-metrics.ts'

export interface FakeDeps extends AppDeps {
  readonly lines: string[]
  stop(): void
}

const noFiles = {
  read: (path: string): string => {
    throw new Error(`no ${path}`)
  },
}

/** What an app needs, without a network: pools connect only when asked, and here they would find nobody. */
export function fakeDeps(environment: Environment = {}, overrides: Partial<AppDeps> = {}): FakeDeps {
  const lines: string[] = []
  const stopping = new AbortController()
  const appSecret = 's'.repeat(32)
  const log = createLogger({
    level: 'debug',
    secret: appSecret,
    destination: { write: (line) => lines.push(line) },
  })
  const config = { ...readConfig(environment, noFiles), appSecret }
  const nowhere = { host: '127.0.0.1', port: 1, user: 'nobody', database: 'none' }
  const pools = overrides.pools ?? createPools({ access: { api: nowhere, worker: nowhere }, max: 1, log })
  const now = () => performance.timeOrigin + performance.now()
  const identity = createIdentity({ config, pool: pools.api, now, keys: memoryKeys() })
  return {
    config,
    log,
    metrics: createMetrics(),
    messageFor: (code, language) => `${language}:${code}`,
    checks: [],
    pools,
    identity,
    authenticate: authenticateDevices(identity.tokens),
    shapes: noSource,
    stopping: stopping.signal,
    lines,
    stop: () => stopping.abort(),
    ...overrides,
  }
}
