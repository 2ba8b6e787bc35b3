import type pg from 'pg'
import type { WriterState } from '../../sync/wire/writer-state.ts'
import type { DeviceIdentity } from '../auth/device-identity.ts'

/** What the authority tells a device of its own writer; asking is a contact and renews a kiosk's lanes. */
export async function readWriterState(
  pool: pg.Pool,
  device: DeviceIdentity,
  writerId: string,
): Promise<WriterState | null> {
  const { rows } = await pool.query<{ state: (WriterState & { lanes: WriterState['lanes'] | null }) | null }>({
    name: 'writer_state',
    text: 'select app.writer_state($1, $2, $3) as state',
    values: [device.tenantId, device.deviceId, writerId],
  })
  const state = rows[0]?.state ?? null
  return state === null
    ? null
    : { ...withoutLanes(writerId, state.last_seq, state.letter), ...(state.lanes && { lanes: state.lanes }) }
}

/** Devices that print no numbers of the plain sequence hold no lanes. */
export function withoutLanes(writerId: string, lastSeq: number, letter: string | null): WriterState {
  return {
    id: writerId,
    last_seq: lastSeq,
    letter,
    lanes: { serial: 0, days: [], split: null },
  } as unknown as WriterState
}
