import { randomUUID } from 'node:crypto'
import pg from 'pg'
import type { PoolAccess } from '../database/pools.ts'
import type { Logger } from '../log/create-logger.ts'

/*
 * connecting ──made──▶ contending ──lock──▶ holding
 *     ▲  └─failed─▶ waiting   │                │
 *     └───────────────┴──session lost──────────┘        stop() ends each of them
 */

/** Who holds the embedded engine of this database, as far as this process knows. */
export type Holding =
  | { readonly kind: 'nobody' }
  | { readonly kind: 'own'; readonly holdId: string }
  | { readonly kind: 'other'; readonly holdId: string; readonly address: string }

export type HoldOptions = {
  readonly access: PoolAccess
  /** Where the other servers reach this one. */
  readonly address: string
  readonly log: Logger
  readonly onChange: (holding: Holding) => void
}

export type EngineHold = {
  readonly current: Holding
  /** Asks anew, at once. */
  look(): Promise<Holding>
  stop(): Promise<void>
}

/** How soon another server takes over from one that died, and how soon the others find it. */
const CONTEND_MS = 500
const RETRY_MS = 500
const CONNECT_MS_MAX = 5_000
/** A session that does not answer for so long may have lost its lock already. */
const ANSWER_MS_MAX = 5_000

/**
 * A machine that vanishes says no goodbye: Postgres then ends its session, and with it the lock, after these seconds
 * instead of the two hours that systems wait by default.
 */
const SESSION_OPTIONS =
  '-c tcp_keepalives_idle=5 -c tcp_keepalives_interval=5 -c tcp_keepalives_count=2 -c statement_timeout=4000'

/** Contends for the engine on a session of its own, for as long as the process serves. */
export function holdEngine(options: HoldOptions): EngineHold {
  const { log } = options
  let current: Holding = { kind: 'nobody' }
  let client: pg.Client | undefined
  let holdId = ''
  let looking: Promise<Holding> | undefined
  let timer: NodeJS.Timeout | undefined
  let isStopped = false

  const set = (holding: Holding): Holding => {
    const isSame = JSON.stringify(holding) === JSON.stringify(current)
    current = holding
    if (!isSame) options.onChange(holding)
    return holding
  }

  const lose = (lost: pg.Client, err: unknown): void => {
    if (client !== lost) return
    client = undefined
    if (!isStopped) log.warn({ err, was: current.kind }, 'the session that contends for the engine is lost')
    // What this process held may be another's from here on.
    set({ kind: 'nobody' })
    void lost.end().catch(() => undefined)
  }

  const connect = async (): Promise<pg.Client> => {
    const made = new pg.Client(sessionOf(options.access))
    made.on('error', (error) => lose(made, error))
    made.on('end', () => lose(made, undefined))
    await made.connect()
    holdId = randomUUID()
    client = made
    return made
  }

  const contend = async (): Promise<Holding> => {
    const session = client ?? (await connect())
    try {
      const { rows } = await session.query<{ hold_id: string; address: string }>(
        'select hold_id, address from app.contend_for_engine($1, $2)',
        [holdId, options.address],
      )
      if (isStopped || client !== session) return current
      return set(toHolding(rows[0], holdId))
    } catch (error) {
      lose(session, error)
      throw error
    }
  }

  /** One question at a time, whoever asks; a failure is an answer too. */
  const look = (): Promise<Holding> => {
    looking ??= contend()
      .catch((err: unknown) => {
        log.debug({ err }, 'the holder of the engine is not known')
        return current
      })
      .finally(() => {
        looking = undefined
      })
    return looking
  }

  const run = async (): Promise<void> => {
    await look()
    if (!isStopped) timer = setTimeout(run, client === undefined ? RETRY_MS : CONTEND_MS)
  }
  void run()

  return {
    get current() {
      return current
    },
    look,
    async stop() {
      isStopped = true
      clearTimeout(timer)
      await looking
      // The end of the session is the end of the lock.
      await client?.end().catch(() => undefined)
    },
  }
}

function sessionOf({ connectionString, ...parts }: PoolAccess): pg.ClientConfig {
  const limits = { application_name: 'blesaf engine hold', connectionTimeoutMillis: CONNECT_MS_MAX, keepAlive: true }
  const session = { ...limits, query_timeout: ANSWER_MS_MAX }
  if (connectionString === undefined) return { ...session, ...parts, options: SESSION_OPTIONS }
  // The options of a URL win over those beside it, so they are added there.
  const url = new URL(connectionString)
  const given = url.searchParams.get('options')
  url.searchParams.set('options', given === null ? SESSION_OPTIONS : `${given} ${SESSION_OPTIONS}`)
  return { ...session, connectionString: url.href }
}

function toHolding(row: { hold_id: string; address: string } | undefined, own: string): Holding {
  if (row === undefined) return { kind: 'nobody' }
  if (row.hold_id === own) return { kind: 'own', holdId: own }
  return { kind: 'other', holdId: row.hold_id, address: row.address }
}
