import pg from 'pg'
import type { PoolAccess } from '../database/pools.ts'
import { createEngine, type EngineStats } from '../engine/create-engine.ts'
import { isSmall, toBytes, toFetchResponse } from '../engine/http/to-response.ts'
import type { ShapeRequest } from '../gate/shape-source.ts'
import { wholeResponse } from '../gate/whole-body.ts'
import type { Logger } from '../log/create-logger.ts'
import { createEndings } from './endings.ts'
import { unavailable } from './unavailable.ts'

export type OwnEngineOptions = {
  readonly access: PoolAccess
  /** Milliseconds since 1970. */
  readonly clock: () => number
  readonly log: Logger
}

export type OwnEngine = {
  answer(request: ShapeRequest): Promise<Response>
  stats(): EngineStats
  /** Open polls end at once, each with an answer; then the engine does. */
  stop(): Promise<void>
}

/** Made by a migration, and by nothing else. */
const PUBLICATION = 'blesaf'
/** Snapshots at once, and what describes tables meanwhile. */
const POOL_MAX = 8
const CONNECT_MS_MAX = 5_000
const IDLE_MS_MAX = 30_000
/** A poll that is ended answers within a turn; what still waits for the database then is told to come again. */
const END_MS_MAX = 200

/** The engine of this process, for as long as it holds it. */
export function startOwnEngine({ access, clock, log }: OwnEngineOptions): OwnEngine {
  const pool = new pg.Pool({
    ...access,
    application_name: 'blesaf engine',
    max: POOL_MAX,
    connectionTimeoutMillis: CONNECT_MS_MAX,
    idleTimeoutMillis: IDLE_MS_MAX,
    keepAlive: true,
  })
  const onDropped = (err: Error): void => {
    if (!pool.ending) log.warn({ err }, 'a connection of the engine dropped')
  }
  pool.on('error', onDropped)
  pool.on('connect', (client) => client.on('error', onDropped))
  const engine = createEngine({
    connection: { ...access, application_name: 'blesaf engine stream' },
    pool,
    clock,
    log,
    publication: PUBLICATION,
    managePublication: false,
  })
  void engine.start()
  const endings = createEndings()

  const answer = async ({ query, method, headers, signal }: ShapeRequest): Promise<Response> => {
    if (endings.isOver) return unavailable('The engine stops')
    const { controller, forget } = endings.follow(signal)
    const asked = {
      method,
      path: '/v1/shape',
      query: '',
      parameters: new Map(query),
      header: (name: string) => headers.get(name) ?? undefined,
      readBody: async () => Buffer.alloc(0),
      signal: controller.signal,
    }
    let isStreaming = false
    try {
      const answered = await Promise.race([engine.respond(asked), soonAfter(controller.signal)])
      if (answered === undefined) return unavailable('The engine stops')
      const { body } = answered
      if (method !== 'HEAD' && answered.status === 200 && Array.isArray(body) && isSmall(body)) {
        return wholeResponse(toBytes(body), { status: answered.status, headers: answered.headers })
      }
      if (method === 'HEAD' || typeof body === 'string' || !(Symbol.asyncIterator in body)) {
        return toFetchResponse(answered, method)
      }
      isStreaming = true
      return toFetchResponse({ ...answered, body: untilOver(body, forget) }, method)
    } finally {
      if (!isStreaming) forget()
    }
  }

  return {
    answer,
    stats: engine.stats,
    async stop() {
      endings.endAll()
      await engine.stop()
      await pool.end()
    },
  }
}

function soonAfter(signal: AbortSignal): Promise<undefined> {
  return new Promise((resolve) => {
    const wait = (): void => void setTimeout(() => resolve(undefined), END_MS_MAX)
    if (signal.aborted) wait()
    else signal.addEventListener('abort', wait, { once: true })
  })
}

async function* untilOver(events: AsyncIterable<string>, over: () => void): AsyncGenerator<string> {
  try {
    yield* events
  } finally {
    over()
  }
}
