import type pg from 'pg'
import type { SecretBox } from '../auth/secret-box.ts'
import type { RunConfig } from '../config/config-type.ts'
import type { PoolAccess } from '../database/pools.ts'
import type { ShapeSource } from '../gate/shape-source.ts'
import type { HealthCheck } from '../health/run-checks.ts'
import type { Logger } from '../log/create-logger.ts'
import { electricCheck } from './electric-check.ts'
import { createElectricSource } from './electric-source.ts'
import { createEndings } from './endings.ts'
import { createHeldShapes } from './held-shapes.ts'

/** Where this process gets shapes from, whatever that is. */
export interface Shapes {
  readonly source: ShapeSource
  readonly checks: readonly HealthCheck[]
  /** For the other servers; absent where this process can hold no engine. */
  readonly answerInternally?: (request: Request) => Promise<Response | undefined>
  /** Called once this server can be reached at `ownUrl`. Resolves when shapes are served, or soon after anyway. */
  open(ownUrl: string): Promise<void>
  /** Open polls end at once; the engine, if it is held here, goes to another server. */
  stop(): Promise<void>
}

export type ShapesOptions = {
  readonly config: Pick<RunConfig, 'electric' | 'internalUrl'>
  /** The role that follows changes. */
  readonly access: PoolAccess
  /** Asked by measurements alone. */
  readonly pool: Pick<pg.Pool, 'query'>
  readonly box: Pick<SecretBox, 'mac'>
  readonly log: Logger
  readonly registry: Parameters<typeof createHeldShapes>[0]['registry']
}

export function createShapes(options: ShapesOptions): Shapes {
  const { electric } = options.config
  const log = options.log.child({ part: 'shapes' })
  return electric === undefined ? createHeldShapes({ ...options, log }) : createElectricShapes(electric, log)
}

function createElectricShapes({ url, secret }: NonNullable<RunConfig['electric']>, log: Logger): Shapes {
  const endings = createEndings()
  return {
    source: createElectricSource({ url, secret, log, endings }),
    checks: [electricCheck(url, secret)],
    // The service comes and goes by itself; the readiness check tells whether it is there.
    open: async () => undefined,
    stop: async () => endings.endAll(),
  }
}
