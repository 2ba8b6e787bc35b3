import type { World } from '../../setup/world.ts'
import type { KioskModel } from './kiosk-model.ts'

/**
 * A restored backup: of each kiosk the last commands are gone, and perhaps the writers that had told nothing else. Then
 * somebody shows what proves it. Answers the epoch that is in force; kiosks learn of it at their next contact.
 */
export async function loseHistory(
  world: World,
  kiosks: readonly KioskModel[],
  epoch: number,
  lost: { readonly each: number; readonly withWriters: boolean },
): Promise<number> {
  for (const kiosk of kiosks) {
    await forget(world, kiosk.forget(lost.each))
    const { writerId, seq } = kiosk.device
    await world.root.query('update app.writers set last_seq = $2 where id = $1', [writerId, seq])
    if (lost.withWriters && seq === 0) await forgetWriter(world, kiosk)
  }
  const [first] = kiosks
  if (first === undefined) throw new Error('nobody who could prove it')
  const { tenantId, deviceId, writerId, seq } = first.device
  const values = [tenantId, deviceId, writerId, epoch, (first.proof?.seq ?? seq) + 1]
  const { rows } = await world.api.query('select app.open_epoch($1, $2, $3, $4, $5) as epoch', values)
  return rows[0].epoch
}

async function forget(world: World, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return
  const tickets = 'select e.ticket_id from app.ticket_events e where e.command_id = any ($1)'
  for (const text of [
    `delete from app.tickets where id in (${tickets})`,
    `delete from app.ticket_events where ticket_id in (${tickets})`,
    'delete from app.commands where id = any ($1)',
  ])
    await world.root.query(text, [ids])
}

/** It was opened in what is lost: its next push opens it anew. */
async function forgetWriter(world: World, { device }: KioskModel): Promise<void> {
  for (const text of [
    'delete from app.lane_splits where from_writer_id = $1 or to_writer_id = $1',
    'delete from app.lane_days where writer_id = $1',
    'delete from app.writers where id = $1',
  ])
    await world.root.query(text, [device.writerId])
}
