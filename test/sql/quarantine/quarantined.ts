import type { Branch, Device, Outcome, World } from '../../setup/world.ts'

export function accept(world: World, console: Device, from: Device, seq = from.seq, header = {}): Promise<Outcome> {
  return world.give(console, 'accept_quarantined', 'intent', { writer_id: from.writerId, seq }, header)
}

export function discard(world: World, console: Device, from: Device, seq = from.seq): Promise<Outcome> {
  return world.give(console, 'discard_quarantined', 'intent', { writer_id: from.writerId, seq, reason: 'test paper' })
}

export async function quarantined(world: World, from: Device, seq = from.seq): Promise<Record<string, unknown>> {
  const { rows } = await world.root.query(
    'select state, decided_by, decision_reason, raw from app.quarantine where writer_id = $1 and seq = $2',
    [from.writerId, seq],
  )
  return rows[0] as Record<string, unknown>
}

/** A device that was taken out of service: all that it sends goes to quarantine. */
export async function revokedDevice(world: World, branch: Branch, kind: 'kiosk' | 'tablet'): Promise<Device> {
  const device = await world.addDevice(branch, kind)
  await world.root.query(`update app.devices set status = 'revoked' where id = $1`, [device.deviceId])
  return device
}
