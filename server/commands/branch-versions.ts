import type pg from 'pg'
import type { HeartbeatAnswer } from '../../sync/wire/heartbeat.ts'
import type { DeviceIdentity } from '../auth/device-identity.ts'

export type BranchVersion = Omit<HeartbeatAnswer, 'writer'>

/** Hundreds of devices ask for one branch; its sum is computed at most this often. */
const AGE_MS_MAX = 1_000
const BRANCHES_MAX = 10_000

type Entry = { readonly askedAt: number; readonly version: Promise<BranchVersion> }

/** Ages are monotonic: a wall clock that is set back would keep an answer for as long as it was set back by. */
export function createBranchVersions(pool: Pick<pg.Pool, 'query'>, now: () => number = () => performance.now()) {
  const entries = new Map<string, Entry>()

  async function read(device: DeviceIdentity): Promise<BranchVersion> {
    const { rows } = await pool.query<{ version: BranchVersion }>({
      name: 'branch_version',
      text: 'select app.branch_version($1, $2) as version',
      values: [device.tenantId, device.branchId],
    })
    const version = rows[0]?.version
    if (version === undefined) throw new Error('app.branch_version answered nothing')
    return version
  }

  return async (device: DeviceIdentity): Promise<BranchVersion> => {
    const key = `${device.tenantId}/${device.branchId}`
    let entry = entries.get(key)
    if (entry === undefined || now() - entry.askedAt >= AGE_MS_MAX) {
      if (entries.size >= BRANCHES_MAX) entries.clear()
      entry = { askedAt: now(), version: read(device) }
      // A failure is not an answer to keep for the second.
      entry.version.catch(() => entries.delete(key))
      entries.set(key, entry)
    }
    const version = await entry.version
    // The sum is shared, the time is not: a second's error would make a screen call itself behind.
    const serverTime = new Date(Date.parse(version.server_time) + (now() - entry.askedAt)).toISOString()
    return { ...version, server_time: serverTime }
  }
}
