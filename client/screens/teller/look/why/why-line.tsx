import { CircleHelp } from 'lucide-react'
import { lazy, Suspense, useState } from 'react'
import type { CounterRow, TicketRow } from '../../../../../sync/view/view-rows.ts'
import { useRows } from '../../../../app/hooks/use-rows.ts'
import { Button } from '../../../../design/button.tsx'
import { tellerWhyWords } from '../../../../words/teller-why/teller-why-words.ts'
import { useWords } from '../../../../words/use-words.ts'
import { useNames } from '../use-names.ts'
import { whyOf } from './why-of.ts'
import { whyText } from './why-text.ts'

const WhySheet = lazy(() => import('./why-sheet.tsx').then((part) => ({ default: part.WhySheet })))

type Props = { readonly ticket: TicketRow; readonly counter: CounterRow; readonly staffId: string }

/** Why this ticket, in a sentence; the rest of it behind a press. */
export function WhyLine({ ticket, counter, staffId }: Props) {
  const say = useWords(tellerWhyWords)
  const names = useNames()
  const [isOpen, setOpen] = useState(false)
  const tickets = useRows((view) => view.tickets)
  const today = useRows((view) => view.today) ?? ''
  const why = whyOf(ticket, tickets, { counter, staffId, today })
  return (
    <div className="flex flex-wrap items-center gap-x-2">
      <p className="text-ink-soft">{whyText(why, ticket, names, say)}</p>
      <Button kind="quiet" icon={<CircleHelp aria-hidden className="size-5" />} onPress={() => setOpen(true)}>
        {say('why_open')}
      </Button>
      {isOpen && (
        <Suspense fallback={null}>
          <WhySheet ticket={ticket} counter={counter} why={why} onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </div>
  )
}
