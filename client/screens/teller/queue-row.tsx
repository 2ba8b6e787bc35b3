import { BellRing, ListRestart } from 'lucide-react'
import { Button as PlainButton } from 'react-aria-components/Button'
import type { PublishedConfiguration } from '../../../sync/configuration/published-configuration.ts'
import type { TicketRow } from '../../../sync/view/view-rows.ts'
import { nameIn } from '../../app/name-in.ts'
import { Button } from '../../design/button.tsx'
import { tellerWords } from '../../words/teller/teller-words.ts'
import { tellerActsWords } from '../../words/teller-acts/teller-acts-words.ts'
import { usePageLanguage } from '../../words/use-page-language.ts'
import { useWords } from '../../words/use-words.ts'
import { ReservedFor } from './reserved-for.tsx'
import { StandingMark } from './standing-mark.tsx'
import { StateChip } from './state-chip.tsx'
import { minutesBetween } from './timer.ts'

/** `h-12`: two small lines also in Arabic, and a button that a finger hits. */
export const QUEUE_ROW_PX = 48

const LINE = 'block overflow-hidden text-ellipsis whitespace-nowrap'

type Props = {
  readonly ticket: TicketRow
  readonly service: PublishedConfiguration['services'][number] | undefined
  readonly at: number
  /** How long this one still waits, as people say it. */
  readonly wait: string | undefined
  readonly onCall: () => void
  readonly onPutBack: () => void
  readonly onOpen: () => void
}

/** One line each; whatever name a service has, the line keeps its height. */
export function QueueRow({ ticket, service, at, wait, onCall, onPutBack, onOpen }: Props) {
  const say = useWords(tellerWords)
  const sayActs = useWords(tellerActsWords)
  const [language] = usePageLanguage()
  const number = ticket.number ?? ''
  return (
    <li className="flex h-12 items-center gap-2 border-t border-line">
      {/* The number opens all the rest that may be done with it: a row has no room for it. */}
      <PlainButton
        aria-label={sayActs('more_of', { number })}
        onPress={onOpen}
        className="-mx-1 min-h-11 w-19 shrink-0 cursor-pointer rounded-card px-1 text-start text-large font-bold whitespace-nowrap hover:bg-ours-soft"
      >
        <bdi dir="ltr">{number}</bdi>
      </PlainButton>
      <span className="min-w-0 grow text-small text-ink-soft">
        {/* Beside a state and two buttons there would be three letters left of it. */}
        {ticket.state === 'waiting' && (
          <>
            <span className={LINE}>{service !== undefined && nameIn(service.names, language)}</span>
            <span className={LINE}>{isReserved(ticket) ? <ReservedFor ticket={ticket} /> : wait}</span>
          </>
        )}
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
        <BellRing aria-hidden className="size-5 sm:hidden lg:inline xl:hidden" />
        <span className="hidden sm:inline lg:hidden xl:inline">{say('call')}</span>
      </Button>
    </li>
  )
}

function isReserved({ for_counter_id, for_staff_id }: TicketRow): boolean {
  return typeof for_counter_id === 'string' || typeof for_staff_id === 'string'
}
