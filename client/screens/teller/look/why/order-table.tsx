import type { OrderAnswer } from '../../../../../sync/queue/explain-order.ts'
import { ticketStates } from '../../../../../sync/tickets/ticket-state.ts'
import type { TicketFields } from '../../../../../sync/view/view-rows.ts'
import { wordsIn } from '../../../../../sync/words/words-in.ts'
import { tellerWhyWords } from '../../../../words/teller-why/teller-why-words.ts'
import { usePageLanguage } from '../../../../words/use-page-language.ts'
import { useWords } from '../../../../words/use-words.ts'
import { useHour } from '../use-hour.ts'
import { useNames } from '../use-names.ts'

const MINUTE_S = 60

/** What both had when the first was called, side by side. */
export function OrderTable({ answer }: { readonly answer: OrderAnswer }) {
  const say = useWords(tellerWhyWords)
  const [language] = usePageLanguage()
  const hour = useHour()
  const names = useNames()
  const time = (at: number | null | undefined): string => (typeof at === 'number' ? hour(at) : '–')
  const priority = ({ class_id, head_start_s }: TicketFields): string => {
    const minutes = Math.round((head_start_s ?? 0) / MINUTE_S)
    const name = names.priority(class_id)
    return name === undefined || minutes === 0 ? (name ?? say('none')) : say('class_minutes', { name, minutes })
  }
  const called = ({ called_at, counter_id }: TicketFields): string =>
    typeof called_at === 'number'
      ? say('called_at', { time: hour(called_at), label: names.counter(counter_id) ?? '–' })
      : say('not_called')
  const state = (fields: TicketFields): string => {
    const known = ticketStates.find((each) => each === fields.state)
    return known === undefined ? '–' : wordsIn(language).states[known]
  }
  const { firstThen: one, secondThen: other, first, second } = answer
  const rows: readonly [string, string, string][] = [
    [say('row_arrived'), time(one.queued_at), time(other.queued_at)],
    [say('row_class'), priority(one), priority(other)],
    [say('row_counts_as'), time(one.order_at), time(other.order_at)],
    [say('row_service'), names.service(one.service_id) ?? '–', names.service(other.service_id) ?? '–'],
    [say('row_state_then'), state(one), state(other)],
    [say('row_called'), called(first.ticket), called(second.ticket)],
  ]
  return (
    <table className="w-full text-start">
      <thead>
        <tr>
          <td />
          {[first, second].map(({ ticket }) => (
            <th key={ticket.id} scope="col" className="p-2 text-start text-large">
              <bdi dir="ltr">{ticket.number}</bdi>
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(([name, ...values]) => (
          <tr key={name} className="border-t border-line align-top">
            <th scope="row" className="py-2 pe-3 text-start font-normal text-ink-soft">
              {name}
            </th>
            <td className="p-2">{values[0]}</td>
            <td className="p-2">{values[1]}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
