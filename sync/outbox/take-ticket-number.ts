import type { Clock as DayRules } from '../calendar/calendar-schema.ts'
import type { ClockValue, WriterValue } from '../device/meta.ts'
import { putMeta, readMeta } from '../device/read-meta.ts'
import { type NumberQuestion, type TakenNumber, takeNumber } from '../numbers/take-number.ts'
import type { NumberRow, ReadTransaction, WriteTransaction } from '../ports/store.ts'
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

/** What is on the disk for it. */
export type FoundNumbers = {
  readonly stored: ClockValue | undefined
  readonly day: string
  readonly numbers: readonly NumberRow[]
  readonly height: number
}

/** Read together with whatever else a tap reads: the day is nearly always the one that the clock tells by itself. */
export async function findNumbers(tx: ReadTransaction, numbering: Numbering): Promise<FoundNumbers> {
  const { dayRules, clock, prefix, heightOn } = numbering
  const day = dayLabel(dayRules, clock, null)
  const asked = Promise.all([readMeta(tx, 'clock'), numbersOf(tx, day, prefix)])
  // Reckoned while the disk is being asked.
  const height = heightOn(day)
  const [stored, numbers] = await asked
  return { stored, day, numbers, height }
}

/** Takes the next number of a prefix [NU2], for a day that is not before the last one used, in whichever tab [NU5]. */
export async function takeTicketNumber(
  tx: WriteTransaction,
  writer: WriterValue,
  { dayRules, clock, heightOn, ...asked }: Numbering,
  found: FoundNumbers,
): Promise<TakenNumber> {
  const { stored } = found
  const day = dayLabel(dayRules, clock, stored?.last_day ?? null)
  const isSameDay = day === found.day
  const numbers = isSameDay ? found.numbers : await numbersOf(tx, day, asked.prefix)
  const height = isSameDay ? found.height : heightOn(day)
  const isClockInDoubt = clockDoubt(clock).isDayInDoubt
  const taken = takeNumber({ ...asked, day, writer, numbers, height, isClockInDoubt })
  if (taken.kind === 'no_letter') return taken
  tx.put('numbers', [taken.last])
  if (stored?.last_day !== day) putMeta(tx, 'clock', toClockValue(clock, stored, day))
  return taken
}

function numbersOf(tx: ReadTransaction, day: string, prefix: string): Promise<readonly NumberRow[]> {
  return tx.all('numbers', { from: [day, prefix, ''], to: [day, prefix, '\uffff'] })
}
