import { setTimeout as sleep } from 'node:timers/promises'
import { EmbeddedPostgresError } from './embedded-postgres-error.ts'
import type { RunningPostmaster } from './start-postmaster.ts'
import { stopPostmaster } from './stop-postmaster.ts'

/** One that ends more often than this has a fault that no start mends. */
const STARTS_MAX = 5
const STARTS_WINDOW_MS = 600_000
/** A backend that still works for a dead postmaster holds the shared memory, and a start is refused meanwhile. */
const PAUSE_MS = 2_000

export type KeepOptions = {
  /** On the same data, socket and port, so that the pools find it again by themselves. */
  restart: () => Promise<RunningPostmaster>
  log: (line: string) => void
  onLost: (error: unknown) => void
  pauseMs?: number
}

/**
 * Postgres that ends unasked, for instance killed for memory, is started again: a branch office has nobody at night who
 * would.
 *
 *   running → ended unasked → starting → running
 *                             starting → lost: too often, and the server has to end
 *   any → stop() → stopped
 */
export function keepRunning(
  first: RunningPostmaster,
  { restart, log, onLost, pauseMs = PAUSE_MS }: KeepOptions,
): () => Promise<void> {
  let current: RunningPostmaster | undefined
  let isStopping = false
  let restarting = Promise.resolve()
  let startedAt: number[] = []

  // A crash by an uncaught error still runs this; only a SIGKILL leaves an orphan, which the next start ends.
  const lastResort = (): void => void (current && process.kill(current.postmaster.pid, 'SIGINT'))

  function adopt(running: RunningPostmaster): void {
    current = running
    void running.ended.then((how) => {
      // From here on its pid may be anybody's.
      current = undefined
      if (isStopping) return
      log(`Postgres (pid ${running.postmaster.pid}) ended unasked (${how}); it is started again`)
      restarting = startAgain().catch(onLost)
    })
  }

  async function startAgain(): Promise<void> {
    for (let failure: unknown; !isStopping; ) {
      const now = performance.now()
      startedAt = [...startedAt.filter((at) => now - at < STARTS_WINDOW_MS), now]
      if (startedAt.length > STARTS_MAX) throw failure ?? new EmbeddedPostgresError('keeps_ending', KEEPS_ENDING)
      try {
        return adopt(await restart())
      } catch (error) {
        failure = error
        await sleep(pauseMs)
      }
    }
  }

  adopt(first)
  process.once('exit', lastResort)
  return async () => {
    isStopping = true
    await restarting
    process.off('exit', lastResort)
    if (current !== undefined) await stopPostmaster(current.postmaster.pid, log)
  }
}

const KEEPS_ENDING = `Postgres ended by itself ${STARTS_MAX + 1} times within ${STARTS_WINDOW_MS / 60_000} minutes. Its log is beside its data, and the system's log says whether it was killed for memory.`
