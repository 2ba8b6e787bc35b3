import { toldOvertake } from '../../../../sync/queue/told-reason.ts'
import type { BranchOverview } from '../../../../sync/reports/branches-now.ts'
import type { Overtake } from '../../../../sync/reports/overtakes.ts'
import { reasonText } from '../../../app/order/reason-text.ts'
import { showHour } from '../../../app/show-time.ts'
import { Banner } from '../../../design/banner.tsx'
import { Dialog } from '../../../design/dialog.tsx'
import { fairnessWords } from '../../../words/fairness/fairness-words.ts'
import { orderReasonsWords } from '../../../words/order-reasons/order-reasons-words.ts'
import { usePageLanguage } from '../../../words/use-page-language.ts'
import { useWords } from '../../../words/use-words.ts'
import { useLength } from '../use-length.ts'
import { PairEvents } from './pair-events.tsx'

type Props = { readonly pair: Overtake; readonly overview: BranchOverview; readonly onClose: () => void }

/** Why one was before the other: the reason, both places in the line, then what happened to both [OT6]. */
export function WhyDialog({ pair, overview, onClose }: Props) {
  const say = useWords(fairnessWords)
  const sayReason = useWords(orderReasonsWords)
  const length = useLength()
  const [language] = usePageLanguage()
  const hour = (instant: string): string => showHour(Date.parse(instant), language, overview.branch.zone)
  const { passer, passed, reason, later_s, called_at, counter_id } = pair
  const numbers = { first: passer.number, second: passed.number }
  const cameAt = [Date.parse(passer.queued_at), Date.parse(passed.queued_at)] as const
  const both = { passer: passer.number, passed: passed.number }
  const counter = overview.counters.find(({ id }) => id === counter_id)
  const place = ({ number, queued_at, order_at }: Overtake['passer']): string =>
    queued_at === order_at
      ? say('place_own', { number, time: hour(queued_at) })
      : say('place_of', { number, time: hour(order_at) })
  return (
    <Dialog title={sayReason('why', numbers)} isOpen onClose={onClose}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard. */}
      <section tabIndex={0} aria-label={say('events')} className="flex max-h-[70vh] flex-col gap-4 overflow-y-auto">
        <Banner tone={reason === 'unexplained' ? 'fault' : 'ours'}>
          {reasonText(
            toldOvertake[reason],
            { ...numbers, cameAt, state: 'parked', service: '' },
            { say: sayReason, language },
          )}
        </Banner>
        <p>
          {say('came_and_called', {
            ...both,
            ...{ came: hour(passer.queued_at), called: hour(called_at), length: length(later_s) },
          })}{' '}
          {counter !== undefined && say('at_counter', { label: counter.label })}
        </p>
        <section>
          <h3 className="font-semibold">{say('place')}</h3>
          <p>{place(passer)}</p>
          <p>{place(passed)}</p>
        </section>
        <PairEvents branchId={overview.branch.id} pair={pair} hour={hour} />
      </section>
    </Dialog>
  )
}
