import type { ReactNode } from 'react'
import type { TicketRow } from '../../../sync/view/view-rows.ts'
import { Button } from '../../design/button.tsx'
import { tellerWords } from '../../words/teller/teller-words.ts'
import { useWords } from '../../words/use-words.ts'
import { CurrentTicket } from './current-ticket.tsx'

type Props = {
  readonly ticket: TicketRow | undefined
  readonly others: readonly TicketRow[]
  readonly next: string | undefined
  readonly isQueueKnown: boolean
  /** What may be looked up about the one that is here. */
  readonly children?: ReactNode
  onTurnTo(ticketId: string): void
}

/** The one that is here, large; those that were called besides, small. */
export function AtCounter({ ticket, others, next, isQueueKnown, children, onTurnTo }: Props) {
  const say = useWords(tellerWords)
  return (
    <section className="flex grow flex-col gap-4 rounded-card lg:[&_article_button]:scroll-mb-20 bg-surface p-6 shadow-card">
      {ticket === undefined ? (
        <div className="flex grow flex-col items-center justify-center gap-2 text-center">
          <p className="text-title text-ink-soft">{say('nobody_here')}</p>
          <p className="text-large text-ink-soft">
            {!isQueueKnown && say('queue_unknown')}
            {isQueueKnown && (next === undefined ? say('nobody_waiting') : say('next_is', { number: next }))}
          </p>
        </div>
      ) : (
        <CurrentTicket ticket={ticket}>{children}</CurrentTicket>
      )}
      {others.length > 0 && (
        // In a low window this part scrolls, and whoever was called besides must not be forgotten below its edge.
        <div className="-mb-3 flex flex-wrap items-center gap-2 border-t border-line bg-surface py-3 lg:sticky lg:bottom-0">
          <p className="text-ink-soft">{say('also_here')}</p>
          {others.map(({ id, number }) => (
            <Button key={id} onPress={() => onTurnTo(id)}>
              <bdi dir="ltr">{number}</bdi>
            </Button>
          ))}
        </div>
      )}
    </section>
  )
}
