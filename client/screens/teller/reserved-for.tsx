import { UserRoundCheck } from 'lucide-react'
import type { TicketRow } from '../../../sync/view/view-rows.ts'
import { useRows } from '../../app/hooks/use-rows.ts'
import { tellerActsWords } from '../../words/teller-acts/teller-acts-words.ts'
import { useWords } from '../../words/use-words.ts'
import { useSeat } from './seat-context.ts'

/** For whom a ticket waits, where it does not wait for everybody [TC6]. */
export function ReservedFor({ ticket: { for_counter_id, for_staff_id } }: { readonly ticket: TicketRow }) {
  const say = useWords(tellerActsWords)
  const seat = useSeat()
  const label = useRows((view) => view.counters.get(for_counter_id ?? '')?.label)
  const text = (): string | undefined => {
    if (typeof for_staff_id === 'string') return say(for_staff_id === seat.staffId ? 'only_you' : 'only_person')
    if (typeof for_counter_id !== 'string') return undefined
    return for_counter_id === seat.counterId ? say('only_here') : say('only_counter', { label: label ?? '' })
  }
  const said = text()
  if (said === undefined) return null
  return (
    <span className="inline-flex min-w-0 items-center gap-1">
      <UserRoundCheck aria-hidden className="size-4 shrink-0" />
      {said}
    </span>
  )
}
