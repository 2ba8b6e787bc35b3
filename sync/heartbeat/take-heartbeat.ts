import type { WriterValue } from '../device/meta.ts'
import { putMeta, readMeta } from '../device/read-meta.ts'
import { takeToldState } from '../numbers/take-told-state.ts'
import type { TableName, WriteTransaction } from '../ports/store.ts'
import { type Taking, takeClock, takeSplit } from '../push/take-answer.ts'
import { isEqualJson } from '../replica/equal-json.ts'
import type { HeartbeatAnswer } from '../wire/heartbeat.ts'

export const heartbeatTables = ['meta', 'outbox', 'places'] as const satisfies readonly TableName[]

export type HeartbeatTaking = Pick<Taking, 'moment' | 'uuid' | 'clock'> & {
  readonly answer: HeartbeatAnswer
  /** The writer as it was when the heartbeat was asked. */
  readonly asked: WriterValue | undefined
  /** When the replica was last equal to the branch, as far as this page life knows. */
  readonly equalAt?: string | undefined
}

export type TakenHeartbeat = {
  /** It contradicts our writer [WR3]. */
  readonly isDoubted: boolean
  readonly needsContact: boolean
}

/**
 * Grant, letter and last_seq out of the writer's row, in the caller's one transaction. Whether history was lost or the disk
 * was copied is for a push to find out; so has the answer to a split to go out, though nothing is in doubt then.
 */
export async function takeHeartbeat(tx: WriteTransaction, taking: HeartbeatTaking): Promise<TakenHeartbeat> {
  const { answer, asked } = taking
  const writer = await readMeta(tx, 'writer')
  const isDoubted = isInDoubt(writer, asked, answer)
  let isSplitAnswered = false
  if (writer !== undefined && answer.writer?.id === writer.id && answer.epoch === writer.epoch && !isDoubted) {
    const told = takeToldState(writer, answer.writer, answer.epoch)
    const after = takeSplit(tx, told, taking)
    isSplitAnswered = after.next_seq > told.next_seq
    if (!isEqualJson(after, writer)) putMeta(tx, 'writer', after)
  }
  await takeClock(tx, taking.clock, taking.equalAt)
  return { isDoubted, needsContact: isDoubted || isSplitAnswered }
}

function isInDoubt(writer: WriterValue | undefined, asked: WriterValue | undefined, answer: HeartbeatAnswer): boolean {
  if (writer === undefined || writer.id !== asked?.id) return false
  if (answer.epoch !== writer.epoch) return true
  if (answer.writer === null) return true
  const { last_seq } = answer.writer
  return last_seq >= writer.next_seq || last_seq < (asked.settled_seq ?? 0)
}
