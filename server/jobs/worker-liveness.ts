import type pg from 'pg'
import type { Logger } from '../log/create-logger.ts'
import { JobError } from './job-error.ts'
import { WorkerConnection } from './worker-connection.ts'

export type Liveness = {
  /** Before a worker takes its first job. */
  hold(workerId: string): Promise<void>
  /** When the last look at the other workers ended well. */
  lastSweepAtMs(): number
  close(): Promise<void>
}

export type LivenessOptions = {
  connection: pg.ClientConfig
  log: Logger
  clock: () => number
  sweepMs: number
}

const HOLD_ATTEMPTS_MAX = 20
const HOLD_PAUSE_MS = 500

/** Registers this process's workers and gives back what workers of dead processes hold: see decisions/0001. */
export async function createLiveness({ connection, log, clock, sweepMs }: LivenessOptions): Promise<Liveness> {
  const alive = new WorkerConnection(connection, log)
  let suspects: string[] = []
  let sweptAtMs = clock()
  let isClosed = false
  let timer: NodeJS.Timeout | undefined

  const sweep = async (): Promise<void> => {
    const client = await alive.open()
    const { rows } = await client.query<{ dead: string[] }>('select app.unlock_dead_workers($1) as dead', [suspects])
    const dead = rows[0]?.dead ?? []
    const gone = dead.filter((id) => suspects.includes(id))
    if (gone.length > 0) log.warn({ workers: gone.length }, 'jobs of lost workers were given back')
    suspects = dead
    sweptAtMs = clock()
  }
  const repeat = (): void => {
    timer = setTimeout(() => {
      sweep()
        .catch((err: unknown) => log.warn({ err }, 'no look at the other workers was possible'))
        .finally(() => {
          if (!isClosed) repeat()
        })
    }, sweepMs)
  }
  try {
    await sweep()
  } catch (error) {
    // Workers are begun again and again while the database is not as it should be: each time by a connection of its own.
    await alive.close()
    throw error
  }
  repeat()
  return {
    hold: (workerId) => holdPatiently(alive, workerId),
    lastSweepAtMs: () => sweptAtMs,
    close: async () => {
      isClosed = true
      clearTimeout(timer)
      await alive.close()
    },
  }
}

/** The library asks once per worker and then starts it whatever comes of it, so a lost moment is waited for here. */
async function holdPatiently(alive: WorkerConnection, workerId: string): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await alive.hold(workerId)
    } catch (error) {
      if (attempt >= HOLD_ATTEMPTS_MAX) throw new JobError('worker_not_registered', undefined, { cause: error })
      await new Promise((resolve) => setTimeout(resolve, HOLD_PAUSE_MS))
    }
  }
}
