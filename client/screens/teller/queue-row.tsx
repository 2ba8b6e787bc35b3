import { BellRing, ListRestart } from 'lucide-react'
import type { PublishedConfiguration } from '../../../sync/configuration/published-configuration.ts'
import type { TicketRow } from '../../../sync/view/view-rows.ts'
import { nameIn } from '../../app/name-in.ts'
import { Button } from '../../design/button.tsx'
import { tellerWords } from '../../words/teller/teller-words.ts'
import { usePageLanguage } from '../../words/use-page-language.ts'
import { useWords } from '../../words/use-words.ts'
import { StandingMark } from './standing-mark.tsx'
import { StateChip } from './state-chip.tsx'
import { minutesBetween } from './timer.ts'

/** `h-14`. */
export const QUEUE_ROW_PX = 56

type Props = {
  readonly ticket: TicketRow
  readonly service: PublishedConfiguration['services'][number] | undefined
  readonly at: number
  readonly onCall: () => void
  readonly onPutBack: () => void
}

/** One line each; whatever name a service has, the line keeps its height. */
export function QueueRow({ ticket, service, at, onCall, onPutBack }: Props) {
  const say = useWords(tellerWords)
  const [language] = usePageLanguage()
  const number = ticket.number ?? ''
  return (
    <li className="flex h-14 items-center gap-3 border-t border-line">
      <strong className="w-18 shrink-0 text-large whitespace-nowrap">
        <bdi dir="ltr">{number}</bdi>
      </strong>
      <span className="min-w-0 grow overflow-hidden text-small text-ellipsis whitespace-nowrap text-ink-soft">
        {/* Beside a state and two buttons there would be three letters left of it. */}
        {ticket.state === 'waiting' && service !== undefined && nameIn(service.names, language)}
      </span>
      <StandingMark row={ticket} />
      {ticket.state !== 'waiting' && <StateChip state={ticket.state} />}
      {ticket.state === 'waiting' && typeof ticket.queued_at === 'number' && (
        <span className="shrink-0 text-small">{say('minutes', { minutes: minutesBetween(ticket.queued_at, at) })}</span>
      )}
      {ticket.state !== 'waiting' && (
        <Button kind="quiet" aria-label={say('put_back_number', { number })} onPress={onPutBack}>
          <ListRestart aria-hidden data-direction-icon className="size-5" />
        </Button>
      )}
      <Button kind="quiet" aria-label={say('call_number', { number })} onPress={onCall}>
        <BellRing aria-hidden className="size-5 sm:hidden" />
        <span className="hidden sm:inline">{say('call')}</span>
      </Button>
    </li>
  )
}
