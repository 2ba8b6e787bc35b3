import { ArrowLeftRight } from 'lucide-react'
import type { ReactNode } from 'react'
import { Button as AriaButton } from 'react-aria-components/Button'
import { useRows } from '../../../app/hooks/use-rows.ts'
import { Button } from '../../../design/button.tsx'
import { classNames } from '../../../design/class-names.ts'
import { tellerLookWords } from '../../../words/teller-look/teller-look-words.ts'
import { useWords } from '../../../words/use-words.ts'
import { StateChip } from '../state-chip.tsx'
import type { TicketChoice } from './ticket-choice.ts'
import { useNames } from './use-names.ts'

/** `h-18`. */
export const LOOK_ROW_PX = 72

type Props = {
  readonly ticket: {
    readonly ticket_id: string
    readonly number: string
    readonly service_id: string
    readonly state: string
  }
  readonly when: string
  readonly about?: ReactNode
  readonly choice: TicketChoice
}

/** A ticket in a list: opened by the row itself, compared with the open one by the button at its end. */
export function LookRow({ ticket, when, about, choice }: Props) {
  const say = useWords(tellerLookWords)
  const names = useNames()
  const { ticket_id, number } = ticket
  const isOpen = choice.openId === ticket_id
  const open = useRows((view) => view.tickets.get(choice.openId ?? '')?.number)
  const isOther = choice.otherId === ticket_id
  return (
    <li
      className={classNames('flex h-18 items-center gap-2 border-t border-line', (isOpen || isOther) && 'bg-ours-soft')}
    >
      <AriaButton
        aria-pressed={isOpen}
        onPress={() => choice.open(ticket_id)}
        className="flex h-full min-w-0 grow cursor-pointer items-center gap-3 px-2 text-start hover:bg-sunken"
      >
        <strong className="w-18 shrink-0 text-large whitespace-nowrap">
          <bdi dir="ltr">{number}</bdi>
        </strong>
        <span className="min-w-0 grow text-small text-ink-soft">
          <span className="block overflow-hidden text-ellipsis whitespace-nowrap">
            {names.service(ticket.service_id)}
          </span>
          <span className="block overflow-hidden text-ellipsis whitespace-nowrap">{about}</span>
        </span>
        <span className="flex shrink-0 flex-col items-end gap-1">
          <StateChip state={ticket.state} />
          <span className="text-small text-ink-soft">
            <bdi>{when}</bdi>
          </span>
        </span>
      </AriaButton>
      {choice.openId !== undefined && !isOpen && (
        <Button
          kind="quiet"
          aria-label={say('compare_with', { number: open ?? '', other: number })}
          onPress={() => choice.compare(ticket_id)}
        >
          <ArrowLeftRight aria-hidden className="size-5" />
        </Button>
      )}
    </li>
  )
}
