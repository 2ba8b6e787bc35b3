import type { WriterValue } from '../device/meta.ts'
import { lanesPerWriterMax } from '../wire/limits.ts'
import type { Lane, WriterState } from '../wire/writer-state.ts'
import { narrowLanes } from './narrow-lanes.ts'

/**
 * The writer with what an answer says of it [NU4]. Answers overtake each other, and one that was asked before a split was
 * acknowledged still tells of the whole class, under the same serial or, where another day was shared out meanwhile, a
 * greater one. Within an epoch a class never widens: what is stored as the narrower stays. A later epoch shares out anew.
 */
export function takeToldState(writer: WriterValue, told: WriterState, epoch: number): WriterValue {
  const { state, state_epoch = 0 } = writer
  if (told.id !== writer.id) return writer
  if (state === undefined || state.id !== writer.id || epoch > state_epoch) {
    return { ...writer, state: told, state_epoch: epoch }
  }
  if (epoch < state_epoch) return writer
  const last_seq = Math.max(state.last_seq, told.last_seq)
  if (told.lanes.serial < state.lanes.serial) return { ...writer, state: { ...state, last_seq } }
  const lanes = { ...told.lanes, days: keptNarrow(told.lanes.days, state.lanes.days) }
  return { ...writer, state: { ...told, last_seq, lanes } }
}

/** Cut into more pieces than may be stored, the latest days go without: they are given with the next contact. */
function keptNarrow(told: readonly Lane[], stored: readonly Lane[]): Lane[] {
  return stored
    .reduce(narrowLanes, told)
    .toSorted((one, other) => (one.first_day < other.first_day ? -1 : 1))
    .slice(0, lanesPerWriterMax)
}
