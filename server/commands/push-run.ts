import type pg from 'pg'
import type { Outcome } from '../../sync/wire/outcome.ts'
import type { DeviceIdentity } from '../auth/device-identity.ts'

export type Row = Record<string, unknown> & { id?: string; branch_id?: string; version: number }

export type Rows = { tickets: Row[]; counters: Row[]; branch_config: Row[] }

/** What app.push answers for one run. */
export type RunAnswer = {
  epoch: number
  server_time: string
  device_kind: string
  letter: string
  last_seq: number
  /** The SQLSTATE of an unexpected error in the command after the last result; what came before it stands. */
  stopped: string | null
  results: { seq: number; id: string; outcome: Outcome }[]
  rows: Rows
}

/** What a device says of its history; only an acknowledgement whose signature was checked may stand here. */
export type History = {
  epoch: number
  acknowledged: { epoch: number; seq: number } | null
  /** Behind these commands there are more, in the batch or at home [W8]. */
  isMore: boolean
}

const PUSH = {
  name: 'push',
  text: 'select app.push($1, $2, $3, $4, $5, $6, $7) as answer',
}

/** One transaction: an intent, or a run of facts. */
export async function pushRun(
  pool: pg.Pool,
  device: DeviceIdentity,
  writerId: string,
  commands: readonly unknown[],
  history: History,
): Promise<RunAnswer> {
  const { rows } = await pool.query<{ answer: RunAnswer }>({
    ...PUSH,
    values: [
      device.tenantId,
      device.deviceId,
      writerId,
      JSON.stringify(commands),
      history.epoch,
      history.acknowledged === null ? null : JSON.stringify(history.acknowledged),
      history.isMore,
    ],
  })
  const answer = rows[0]?.answer
  if (answer === undefined) throw new Error('app.push answered nothing')
  return answer
}
