import pg from 'pg'
import type { Logger } from '../log/create-logger.ts'
import { JobError } from './job-error.ts'

/** A connection that answers nothing for so long is as good as lost. */
const QUERY_MS_MAX = 15_000

/**
 * The one connection by which this process proves that its workers live: their advisory locks are of its session and
 * go with it. Outside the pool, which may close an idle connection and would lose one to it for good.
 */
export class WorkerConnection {
  readonly #config: pg.ClientConfig
  readonly #log: Logger
  readonly #held = new Set<string>()
  #client: pg.Client | undefined
  #opening: Promise<pg.Client> | undefined
  #isClosed = false

  constructor(config: pg.ClientConfig, log: Logger) {
    this.#config = config
    this.#log = log
  }

  async hold(workerId: string): Promise<void> {
    this.#held.add(workerId)
    if (this.#client === undefined) await this.open()
    else await this.#client.query('select app.hold_worker($1)', [workerId])
  }

  /** Opens anew what was lost and takes every lock again. Two who ask at once get the same connection. */
  async open(): Promise<pg.Client> {
    if (this.#client !== undefined) return this.#client
    this.#opening ??= this.#connect().finally(() => {
      this.#opening = undefined
    })
    return this.#opening
  }

  async #connect(): Promise<pg.Client> {
    const client = new pg.Client({
      ...this.#config,
      application_name: 'blesaf worker alive',
      keepAlive: true,
      query_timeout: QUERY_MS_MAX,
    })
    client.on('error', (err) => this.#log.warn({ err }, 'the connection that proves this worker alive was lost'))
    let hasEnded = false
    client.on('end', () => {
      hasEnded = true
      if (this.#client === client) this.#client = undefined
    })
    try {
      await client.connect()
      for (const workerId of this.#held) await client.query('select app.hold_worker($1)', [workerId])
      // Cut while it was being opened: kept, it would be asked in vain for good.
      if (hasEnded) throw new JobError('worker_not_registered')
      // Kept, it would prove for good that workers live which have ended.
      if (this.#isClosed) throw new JobError('worker_not_registered')
    } catch (error) {
      // Whoever tries again opens another: this one would stay until the process ends.
      await client.end().catch(() => undefined)
      throw error
    }
    this.#client = client
    return client
  }

  async close(): Promise<void> {
    this.#isClosed = true
    const client = this.#client
    this.#client = undefined
    await client?.end()
  }
}
