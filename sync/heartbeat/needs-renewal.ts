import { dayToNumber } from '../calendar/day-number.ts'
import type { WriterValue } from '../device/meta.ts'

/** A grant reaches three days ahead; one that reaches less far than this is renewed. */
const DAYS_AHEAD_MIN = 2

/** Whether a kiosk should ask for its lanes, though it has nothing to send [PU7]. */
export function needsRenewal(writer: WriterValue | undefined, today: string): boolean {
  if (writer?.state === undefined) return false
  const last = dayToNumber(today) + DAYS_AHEAD_MIN
  return !writer.state.lanes.days.some(({ last_day }) => dayToNumber(last_day) >= last)
}
