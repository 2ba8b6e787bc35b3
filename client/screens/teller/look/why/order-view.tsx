import { explainOrder } from '../../../../../sync/queue/explain-order.ts'
import { ticketStates } from '../../../../../sync/tickets/ticket-state.ts'
import { useRows } from '../../../../app/hooks/use-rows.ts'
import { reasonText } from '../../../../app/order/reason-text.ts'
import { Banner } from '../../../../design/banner.tsx'
import { Skeleton } from '../../../../design/skeleton.tsx'
import { orderReasonsWords } from '../../../../words/order-reasons/order-reasons-words.ts'
import { tellerLookWords } from '../../../../words/teller-look/teller-look-words.ts'
import { tellerWhyWords } from '../../../../words/teller-why/teller-why-words.ts'
import { usePageLanguage } from '../../../../words/use-page-language.ts'
import { useWords } from '../../../../words/use-words.ts'
import { useStory } from '../story/use-story.ts'
import { useNames } from '../use-names.ts'
import { OrderTable } from './order-table.tsx'

type Props = { readonly oneId: string; readonly otherId: string }

/** Why one of two tickets was before the other [EO1]: at once by their rows, then by every step of both. */
export function OrderView({ oneId, otherId }: Props) {
  const say = useWords(tellerWhyWords)
  const sayLook = useWords(tellerLookWords)
  const sayReason = useWords(orderReasonsWords)
  const [language] = usePageLanguage()
  const names = useNames()
  const counters = useRows((view) => view.counters)
  const one = useStory(oneId)
  const other = useStory(otherId)
  const isAsking = one.state === 'asking' || other.state === 'asking'
  if (one.story === undefined || other.story === undefined) {
    return isAsking ? <Skeleton lines={4} /> : <Banner tone="waiting">{sayLook('story_unknown')}</Banner>
  }
  const answer = explainOrder(one.story, other.story, counters)
  const numbers = { first: answer.first.ticket.number ?? '', second: answer.second.ticket.number ?? '' }
  const { firstThen, secondThen } = answer
  const service = names.service(secondThen.service_id) ?? ''
  const cameAt = [firstThen.queued_at ?? 0, secondThen.queued_at ?? 0] as const
  const state = ticketStates.find((each) => each === secondThen.state)
  return (
    <article className="flex flex-col gap-4">
      <h3 className="text-large font-semibold">{sayReason('why', numbers)}</h3>
      <p role="status" className="rounded-card bg-ours-soft p-4 text-large text-ours-ink">
        {reasonText(answer.reason.kind, { ...numbers, cameAt, state, service }, { say: sayReason, language })}
      </p>
      {!answer.isWhole && !isAsking && <Banner tone="waiting">{say('not_whole')}</Banner>}
      <OrderTable answer={answer} />
    </article>
  )
}
