import { useState } from 'react'
import type { CounterRow, TicketRow } from '../../../../../sync/view/view-rows.ts'
import { useRows } from '../../../../app/hooks/use-rows.ts'
import { Button } from '../../../../design/button.tsx'
import { tellerWhyWords } from '../../../../words/teller-why/teller-why-words.ts'
import { useWords } from '../../../../words/use-words.ts'
import { Sheet } from '../sheet.tsx'
import { useNames } from '../use-names.ts'
import { OrderView } from './order-view.tsx'
import type { Why } from './why-of.ts'
import { WhyTable } from './why-table.tsx'
import { whyText } from './why-text.ts'

type Props = {
  readonly ticket: TicketRow
  readonly counter: CounterRow
  readonly why: Why
  readonly onClose: () => void
}

/** What put a ticket first, and for each who was passed over why, by one press. */
export function WhySheet({ ticket, counter, why, onClose }: Props) {
  const say = useWords(tellerWhyWords)
  const names = useNames()
  const [otherId, setOtherId] = useState<string>()
  const tickets = useRows((view) => view.tickets)
  return (
    <Sheet title={say('why_title', { number: ticket.number ?? '' })} onClose={onClose}>
      <div className="grid min-h-0 grow grid-cols-1 gap-6 overflow-y-auto lg:grid-cols-2">
        <div className="flex flex-col gap-4">
          <p className="rounded-card bg-ours-soft p-4 text-large text-ours-ink">{whyText(why, ticket, names, say)}</p>
          <WhyTable ticket={ticket} counter={counter} />
        </div>
        <div className="flex flex-col gap-4">
          {why.passed.length === 0 ? (
            <p className="text-ink-soft">{say('nobody_passed')}</p>
          ) : (
            <>
              <p className="text-ink-soft">{say('choose_passed')}</p>
              <div className="flex flex-wrap gap-2">
                {why.passed.map((id) => (
                  <Button key={id} kind={id === otherId ? 'primary' : 'plain'} onPress={() => setOtherId(id)}>
                    <bdi dir="ltr">{tickets.get(id)?.number}</bdi>
                  </Button>
                ))}
              </div>
            </>
          )}
          {otherId !== undefined && <OrderView oneId={ticket.id} otherId={otherId} />}
        </div>
      </div>
    </Sheet>
  )
}
