import { setTimeout as sleep } from 'node:timers/promises'
import { isSameProcess, processIdentity } from '../bootstrap/process-identity.mjs'
import { EmbeddedPostgresError } from './embedded-postgres-error.ts'

/** A fast shutdown writes all dirty pages; only after this long it is cut short, and the next start replays the log. */
const FAST_SHUTDOWN_MS_MAX = 60_000
const IMMEDIATE_SHUTDOWN_MS_MAX = 10_000
const POLL_MS = 20

async function isGoneWithin(pid: number, identity: string, limitMs: number): Promise<boolean> {
  for (let waitedMs = 0; waitedMs <= limitMs; waitedMs += POLL_MS) {
    if (!isSameProcess(pid, identity)) return true
    await sleep(POLL_MS)
  }
  return false
}

function send(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal)
  } catch (error) {
    // Already gone is what we want; the wait that follows notices it.
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error
  }
}

/** Works for a postmaster that is not our child as well, which is why it polls and does not listen for an exit. */
export async function stopPostmaster(pid: number, log: (line: string) => void): Promise<void> {
  const identity = processIdentity(pid)
  if (identity === undefined) return
  send(pid, 'SIGINT')
  if (await isGoneWithin(pid, identity, FAST_SHUTDOWN_MS_MAX)) return
  log(`Postgres (pid ${pid}) does not end within ${FAST_SHUTDOWN_MS_MAX / 1000} s; it is stopped at once`)
  send(pid, 'SIGQUIT')
  if (await isGoneWithin(pid, identity, IMMEDIATE_SHUTDOWN_MS_MAX)) return
  throw new EmbeddedPostgresError('stop_failed', `Postgres (pid ${pid}) does not end. Look at it by hand.`)
}
