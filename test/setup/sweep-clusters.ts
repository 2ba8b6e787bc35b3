import { readdirSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { readOwner } from '../../server/bootstrap/owner-lock.mjs'
import { readPostmaster } from '../../server/postgres/read-postmaster.ts'
import { stopPostmaster } from '../../server/postgres/stop-postmaster.ts'

export const CLUSTER_PREFIX = 'blesaf-test-'

/** A run that has just started has its folder but not yet its lock, and some tests have no server for a while. */
const YOUNG_MS = 600_000

function isLeftOver(folder: string): boolean {
  const stat = statSync(folder, { throwIfNoEntry: false })
  const isOld = stat !== undefined && Date.now() - stat.mtimeMs > YOUNG_MS
  return isOld && stat.uid === process.getuid?.() && readOwner(join(folder, 'postgres')) === undefined
}

/** A run that was killed outright leaves a cluster running; the next run ends it, since nobody else would. */
export async function sweepClusters(): Promise<void> {
  for (const name of readdirSync(tmpdir())) {
    const folder = join(tmpdir(), name)
    if (!name.startsWith(CLUSTER_PREFIX) || !isLeftOver(folder)) continue
    const state = readPostmaster(join(folder, 'postgres'))
    if (state.kind === 'alive') await stopPostmaster(state.postmaster.pid, () => undefined)
    rmSync(folder, { recursive: true, force: true })
  }
}
