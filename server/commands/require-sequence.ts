import type pg from 'pg'
import type { PushRequest } from '../../sync/wire/push.ts'
import type { DeviceIdentity } from '../auth/device-identity.ts'
import { HttpError } from '../http/http-error.ts'
import { readWriterState } from './writer-state.ts'

/**
 * [W1] Refuses a batch whose own numbers leave one out or are turned round, before any run of it is committed. Whether it
 * follows what is recorded is the database's to say.
 */
export async function requireSequence(pool: pg.Pool, device: DeviceIdentity, request: PushRequest): Promise<void> {
  const first = request.commands[0]?.seq ?? 0
  if (request.commands.every((command, index) => command.seq === first + index)) return
  const state = await readWriterState(pool, device, request.writer)
  throw new HttpError('sequence_gap', 409, { details: { last_seq: state?.last_seq ?? 0 } })
}
