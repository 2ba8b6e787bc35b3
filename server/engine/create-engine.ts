import type pg from 'pg'
import type { Logger } from '../log/create-logger.ts'
import { makePublication } from './catalog/ensure-published.ts'
import { createGate } from './create-gate.ts'
import { createShapes } from './create-shapes.ts'
import { ENGINE_LIMITS, type EngineLimits } from './engine-limits.ts'
import { createResponder } from './http/create-responder.ts'
import type { EngineAnswer, EngineRequest } from './http/engine-http.ts'
import { fromFetchRequest, toFetchResponse } from './http/to-response.ts'
import { followChanges } from './replication/follow-changes.ts'

export type EngineOptions = {
  /** A role that may replicate. */
  readonly connection: pg.ClientConfig
  /** Reads tables and the catalogue; where the engine makes its publication, also owns the tables. */
  readonly pool: pg.Pool
  /** Milliseconds since 1970. */
  readonly clock: () => number
  readonly log: Logger
  readonly limits?: Partial<EngineLimits>
  readonly publication?: string
  /** False where migrations make it. */
  readonly managePublication?: boolean
  readonly secret?: string
  readonly allowDelete?: boolean
}

export type EngineStats = {
  readonly isFollowing: boolean
  readonly shapes: number
  readonly bytes: number
  readonly transactions: number
  readonly changes: number
  readonly lastLsn: bigint
  readonly requests: { readonly initial: number; readonly existing: number }
}

export type Engine = {
  /** Begins to follow the database, and goes on trying; resolves when it follows for the first time. */
  start(): Promise<void>
  stop(): Promise<void>
  handle(request: Request, signal?: AbortSignal): Promise<Response>
  /** The same without the objects of fetch. */
  respond(request: EngineRequest): Promise<EngineAnswer>
  stats(): EngineStats
}

const PUBLICATION = 'blesaf_engine'

/** An engine on one database. It holds no lock: that there is one at a time is the caller's affair. */
export function createEngine(options: EngineOptions): Engine {
  const { pool, clock, log, connection } = options
  const limits = { ...ENGINE_LIMITS, ...options.limits }
  const name = options.publication ?? PUBLICATION
  const isManaged = options.managePublication ?? true
  const publication = { name, isManaged, lockMs: limits.tableLockMs }
  const shapes = createShapes({ pool, limits, clock, log, publication })
  const gate = createGate()
  const responder = createResponder({
    shapes,
    gate,
    pool,
    limits,
    clock,
    log,
    secret: options.secret,
    isDeleteAllowed: options.allowDelete ?? false,
  })
  let following: ReturnType<typeof followChanges> | undefined

  return {
    start: () =>
      new Promise((resolve) => {
        following = followChanges({
          connection,
          publication: name,
          sink: shapes.sink,
          transactionBytesMax: limits.transactionBytesMax,
          clock,
          log,
          prepare: async () => {
            if (isManaged) await makePublication(pool, name)
          },
          onStart(startLsn) {
            shapes.reset(startLsn)
            gate.open()
            resolve()
          },
          onLost: () => gate.close(),
        })
      }),
    async stop() {
      gate.close()
      await following?.stop()
      shapes.store.dropAll('reset')
    },
    async handle(request, signal = request.signal) {
      return toFetchResponse(await responder.respond(fromFetchRequest(request, signal)), request.method)
    },
    respond: responder.respond,
    stats: () => ({
      isFollowing: gate.isOpen,
      shapes: shapes.store.size,
      bytes: shapes.store.bytes,
      transactions: shapes.counts.transactions,
      changes: shapes.counts.changes,
      lastLsn: shapes.lastLsn,
      requests: { ...responder.running },
    }),
  }
}
