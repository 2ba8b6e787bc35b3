import { dayToNumber } from '../calendar/day-number.ts'
import type { ClockValue, WriterValue } from '../device/meta.ts'
import { putMeta, readMeta } from '../device/read-meta.ts'
import { type NumberQuestion, type TakenNumber, takeNumber } from '../numbers/take-number.ts'
import type { WriteTransaction } from '../ports/store.ts'

/** What the transaction that issues a ticket is told; the numbers taken so far it reads itself. */
export type Numbering = Omit<NumberQuestion, 'writer' | 'numbers'>

/** A label this much later than today's was no day's end that came early, it was a clock that was wrong. */
const DAYS_BACK_MAX = 1

/** Takes the next number of a prefix [NU2], for a day that is not before the last one used, in whichever tab [NU5]. */
export async function takeTicketNumber(
  tx: WriteTransaction,
  writer: WriterValue,
  numbering: Numbering,
  wallAt: number,
): Promise<TakenNumber> {
  const clock = await readMeta(tx, 'clock')
  const day = laterDay(numbering.day, clock?.last_day ?? null)
  const { prefix } = numbering
  const numbers = await tx.all('numbers', { from: [day, prefix, ''], to: [day, prefix, '\uffff'] })
  const taken = takeNumber({ ...numbering, day, writer, numbers })
  if (taken.kind === 'no_letter') return taken
  tx.put('numbers', [taken.last])
  const fresh: ClockValue = { wall_at: wallAt, server_time: null, offset_ms: null, last_day: null }
  if (clock?.last_day !== day) putMeta(tx, 'clock', { ...(clock ?? fresh), last_day: day })
  return taken
}

function laterDay(day: string, lastDay: string | null): string {
  if (lastDay === null || lastDay <= day) return day
  return dayToNumber(lastDay) - dayToNumber(day) <= DAYS_BACK_MAX ? lastDay : day
}
