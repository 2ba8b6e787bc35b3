import type { WriterValue } from '../device/meta.ts'
import type { Split } from '../wire/writer-state.ts'
import { isNarrowedBy, narrowLanes } from './narrow-lanes.ts'

/**
 * What becomes of the writer when it writes `acknowledge_split`; both must be stored in one transaction [NU4]. The split
 * itself keeps being told until the authority has the command, but then there is no lane left that it would narrow, so it
 * is acknowledged once. The floors stay: the writer's own last numbers keep it above what it printed of the other half.
 */
export function answerSplit(writer: WriterValue): { readonly split: Split; readonly writer: WriterValue } | undefined {
  const { state } = writer
  // Under doubt a number may have been printed that the outbox does not hold, and the floors would be too low.
  if (state === undefined || state.id !== writer.id || writer.is_forked || writer.state_epoch !== writer.epoch) {
    return undefined
  }
  const { split, days } = state.lanes
  if (split === null || !days.some((lane) => isNarrowedBy(lane, split))) return undefined
  const lanes = { ...state.lanes, days: [...narrowLanes(days, split)] }
  return { split, writer: { ...writer, state: { ...state, lanes } } }
}
