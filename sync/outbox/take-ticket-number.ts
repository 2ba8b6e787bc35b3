import type { Clock as DayRules } from '../calendar/calendar-schema.ts'
import type { WriterValue } from '../device/meta.ts'
import { putMeta, readMeta } from '../device/read-meta.ts'
import { type NumberQuestion, type TakenNumber, takeNumber } from '../numbers/take-number.ts'
import type { WriteTransaction } from '../ports/store.ts'
import { clockDoubt } from '../time/clock-doubt.ts'
import { dayLabel } from '../time/day-label.ts'
import type { ServerClock } from '../time/server-clock.ts'
import { toClockValue } from '../time/stamps.ts'

/** What the transaction that issues a ticket is told; the last day and the numbers taken so far it reads itself. */
export type Numbering = Pick<NumberQuestion, 'prefix' | 'digits' | 'isUnconfirmed'> & {
  readonly dayRules: DayRules
  readonly clock: ServerClock
  /** The greatest number of the prefix that the replica shows for a day. */
  heightOn(day: string): number
}

/** Takes the next number of a prefix [NU2], for a day that is not before the last one used, in whichever tab [NU5]. */
export async function takeTicketNumber(
  tx: WriteTransaction,
  writer: WriterValue,
  { dayRules, clock, heightOn, ...asked }: Numbering,
): Promise<TakenNumber> {
  const stored = await readMeta(tx, 'clock')
  const day = dayLabel(dayRules, clock, stored?.last_day ?? null)
  const numbers = await tx.all('numbers', { from: [day, asked.prefix, ''], to: [day, asked.prefix, '\uffff'] })
  const isClockInDoubt = clockDoubt(clock).isDayInDoubt
  const taken = takeNumber({ ...asked, day, writer, numbers, height: heightOn(day), isClockInDoubt })
  if (taken.kind === 'no_letter') return taken
  tx.put('numbers', [taken.last])
  if (stored?.last_day !== day) putMeta(tx, 'clock', toClockValue(clock, stored, day))
  return taken
}
