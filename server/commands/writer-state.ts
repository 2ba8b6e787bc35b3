import type pg from 'pg'
import type { WriterState } from '../../sync/wire/writer-state.ts'
import type { DeviceIdentity } from '../auth/device-identity.ts'

type ToldState = Omit<WriterState, 'lanes'> & { lanes: WriterState['lanes'] | null }

/** What the authority tells a device of its own writer; asking is a contact and renews a kiosk's lanes. */
export async function readWriterState(
  pool: pg.Pool,
  device: DeviceIdentity,
  writerId: string,
): Promise<WriterState | null> {
  const { rows } = await pool.query<{ state: ToldState | null }>({
    name: 'writer_state',
    text: 'select app.writer_state($1, $2, $3) as state',
    values: [device.tenantId, device.deviceId, writerId],
  })
  return toWriterState(writerId, rows[0]?.state ?? null)
}

/** The same for a device that must still stand [ID14]: one statement, since every device asks every few seconds. */
export async function readStandingWriter(
  pool: pg.Pool,
  device: DeviceIdentity,
  writerId: string | undefined,
): Promise<WriterState | null> {
  const { rows } = await pool.query<{ state: ToldState | null }>({
    name: 'standing_writer',
    text: `select app.device_standing($1, $2), case when $3::uuid is not null then app.writer_state($1, $2, $3) end as state`,
    values: [device.tenantId, device.deviceId, writerId ?? null],
  })
  return writerId === undefined ? null : toWriterState(writerId, rows[0]?.state ?? null)
}

function toWriterState(writerId: string, state: ToldState | null): WriterState | null {
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
