import type pg from 'pg'
import { type Jobs, type JobsOptions, startJobs } from '../../server/jobs/start-jobs.ts'
import { createLogger } from '../../server/log/create-logger.ts'
import { World } from '../setup/world.ts'

const WORKER_CONNECTIONS = 6

/** A world with workers, which are stopped before their database goes. */
export class JobWorld {
  readonly world: World
  readonly worker: pg.Pool
  readonly lines: string[] = []
  readonly #started: Jobs[] = []

  private constructor(world: World) {
    this.world = world
    this.worker = world.database.pool('worker', WORKER_CONNECTIONS)
    // As the server's own pools do: a borrowed connection that is lost must not end the process.
    this.worker.on('connect', (client) => client.on('error', () => undefined))
  }

  static async create(): Promise<JobWorld> {
    return new JobWorld(await World.create())
  }

  async start(options: Partial<JobsOptions> = {}): Promise<Jobs> {
    const log = createLogger({
      level: 'trace',
      secret: 'x'.repeat(32),
      destination: { write: (line) => this.lines.push(line) },
    })
    const jobs = await startJobs({
      pool: this.worker,
      log,
      publicUrl: 'https://blesaf.test',
      concurrency: 2,
      schedule: [],
      ...options,
    })
    this.#started.push(jobs)
    return jobs
  }

  async add(task: string, payload: unknown = {}, attemptsMax = 3): Promise<void> {
    await this.world.root.query('select app_private.add_job($1, $2, $3)', [task, JSON.stringify(payload), attemptsMax])
  }

  /** Waiting jobs come due at once, as if their backoff had passed. */
  async hurry(): Promise<void> {
    await this.world.root.query('update graphile_worker._private_jobs set run_at = now() where locked_at is null')
    await this.world.root.query(`select pg_notify('jobs:insert', '{"count":1}')`)
  }

  async close(): Promise<void> {
    await Promise.all(this.#started.map((jobs) => jobs.stop()))
    await this.world.close()
  }
}
