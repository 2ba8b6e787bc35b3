import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { readPostmaster } from './read-postmaster.ts'
import { stopPostmaster } from './stop-postmaster.ts'

/** The backends of a postmaster that was killed notice it at their next wait; until then a start is refused. */
const BACKENDS_LEAVE_MS = 250

/**
 * Called only by the holder of the owner lock: no live server of ours uses the postmaster found here, so it is what a
 * killed server left. It is ended rather than adopted: 0.2 s buys today's settings, today's binaries and a known state.
 */
export async function endOrphan(data: string, log: (line: string) => void): Promise<void> {
  const state = readPostmaster(data)
  if (state.kind === 'none') return
  if (state.kind === 'alive') {
    log(`ending the Postgres (pid ${state.postmaster.pid}) that an interrupted server left`)
    await stopPostmaster(state.postmaster.pid, log)
    return
  }
  // Postgres would refuse to start if any process of its account happened to bear that pid today. What protects the
  // data against surviving backends is its shared memory segment, which this file has no part in.
  log(`removing the pid file that a killed Postgres (pid ${state.pid}) left`)
  rmSync(join(data, 'postmaster.pid'), { force: true })
  await sleep(BACKENDS_LEAVE_MS)
}
