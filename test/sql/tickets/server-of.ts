import type { Device } from '../../setup/world.ts'
import type { Line } from './line.ts'

/** The server's own device of the line's branch, as its writer stands now. */
export async function serverOf({ world, branch }: Line): Promise<Device> {
  const { tenantId, branchId } = branch
  const { rows } = await world.root.query(
    `select w.id, w.device_id, w.last_seq::int as seq from app.writers w join app.devices d on d.id = w.device_id
     where w.branch_id = $1 and d.kind = 'server'`,
    [branchId],
  )
  return { tenantId, branchId, deviceId: rows[0].device_id, writerId: rows[0].id, sessionId: null, seq: rows[0].seq }
}
