import type { CounterRow, TicketRow } from '../../../../../sync/view/view-rows.ts'
import { tellerWhyWords } from '../../../../words/teller-why/teller-why-words.ts'
import { useWords } from '../../../../words/use-words.ts'
import { minutesBetween } from '../../timer.ts'
import { useHour } from '../use-hour.ts'
import { useNames } from '../use-names.ts'

const MINUTE_S = 60

/** What a place in the line is made of, and whether this counter may call it. */
export function WhyTable({ ticket, counter }: { readonly ticket: TicketRow; readonly counter: CounterRow }) {
  const say = useWords(tellerWhyWords)
  const hour = useHour()
  const names = useNames()
  const time = (at: number | null | undefined): string => (typeof at === 'number' ? hour(at) : '–')
  const { queued_at, called_at, head_start_s, order_at, service_id } = ticket
  const name = names.priority(ticket.class_id)
  const minutes = Math.round((head_start_s ?? 0) / MINUTE_S)
  const isServed = (counter.service_ids ?? []).includes(service_id ?? '')
  const waited =
    typeof queued_at === 'number' && typeof called_at === 'number'
      ? say('minutes', { minutes: minutesBetween(queued_at, called_at) })
      : '–'
  const rows: readonly [string, string][] = [
    [say('row_arrived'), time(queued_at)],
    [say('row_class'), name === undefined ? say('none') : say('class_minutes', { name, minutes })],
    [say('row_counts_as'), time(order_at)],
    [say('row_called'), time(called_at)],
    [say('row_waited'), waited],
    [say('row_service'), names.service(service_id) ?? '–'],
    [say('row_served_here'), say(isServed ? 'yes' : 'no')],
  ]
  return (
    <table className="w-full">
      <tbody>
        {rows.map(([title, value]) => (
          <tr key={title} className="border-t border-line">
            <th scope="row" className="w-1/2 py-2 pe-3 text-start font-normal text-ink-soft">
              {title}
            </th>
            <td className="py-2 font-semibold">
              <bdi>{value}</bdi>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
