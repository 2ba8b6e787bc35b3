import { join } from 'node:path'
import pg from 'pg'
import type { ClusterSettings } from '../../server/postgres/cluster-settings.ts'
import type { EmbeddedPostgres } from '../../server/postgres/embedded-postgres.ts'
import { startEmbeddedPostgres } from '../../server/postgres/start-embedded-postgres.ts'
import { aFolder, removeFolder } from '../postgres/helpers.ts'

const DATABASE = 'queue'
/** Killed servers lose nothing by it, only a crash of the whole machine would. */
const SETTINGS = { fsync: 'off', shared_buffers: '64MB', logging_collector: false }

/** A Postgres that belongs to nobody's server, without a network, which a test may stop and start. */
export class OutsideCluster {
  readonly #folder = aFolder()
  #postgres: EmbeddedPostgres | undefined
  #pool: pg.Pool | undefined
  readonly #settings: ClusterSettings

  /** What of Postgres' settings somebody needs besides. */
  constructor(settings: ClusterSettings = {}) {
    this.#settings = settings
  }

  get postgres(): EmbeddedPostgres {
    if (this.#postgres === undefined) throw new Error('the cluster does not run')
    return this.#postgres
  }

  get isRunning(): boolean {
    return this.#postgres !== undefined
  }

  /** Past every rule: for looking and for building faults. */
  get root(): pg.Pool {
    if (this.#pool === undefined) {
      this.#pool = new pg.Pool({ ...this.postgres.connection('postgres', DATABASE), max: 2 })
      this.#pool.on('error', () => undefined)
    }
    return this.#pool
  }

  url(user = 'postgres'): string {
    return this.postgres.url(user, DATABASE)
  }

  async start(): Promise<void> {
    const directory = join(this.#folder, 'postgres')
    this.#postgres = await startEmbeddedPostgres({
      directory,
      log: () => undefined,
      settings: { ...SETTINGS, ...this.#settings },
    })
  }

  async create(): Promise<void> {
    await this.start()
    const admin = new pg.Client(this.postgres.connection('postgres', 'postgres'))
    await admin.connect()
    await admin.query(`create database ${DATABASE}`)
    await admin.end()
  }

  async stop(): Promise<void> {
    await this.#pool?.end()
    this.#pool = undefined
    await this.#postgres?.stop()
    this.#postgres = undefined
  }

  async remove(): Promise<void> {
    await this.stop()
    await removeFolder(this.#folder)
  }
}
