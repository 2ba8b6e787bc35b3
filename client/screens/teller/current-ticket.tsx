import type { ReactNode } from 'react'
import type { TicketRow } from '../../../sync/view/view-rows.ts'
import { wordsIn } from '../../../sync/words/words-in.ts'
import { useRows } from '../../app/hooks/use-rows.ts'
import { isLanguage } from '../../app/is-language.ts'
import { nameIn } from '../../app/name-in.ts'
import { Banner } from '../../design/banner.tsx'
import { languageNames } from '../../words/language-names.ts'
import { tellerWords } from '../../words/teller/teller-words.ts'
import { usePageLanguage } from '../../words/use-page-language.ts'
import { useWords } from '../../words/use-words.ts'
import { LegsAhead } from './legs-ahead.tsx'
import { ReservedFor } from './reserved-for.tsx'
import { StandingMark } from './standing-mark.tsx'
import { StateChip } from './state-chip.tsx'
import { minutesBetween } from './timer.ts'
import { TimerText } from './timer-text.tsx'

const SECONDS_PER_MINUTE = 60
const DOUBLED = ['double_call', 'double_service'] as const

type Props = {
  readonly ticket: TicketRow
  /** What may be looked up about it, below what is known at once. */
  readonly children?: ReactNode
}

export function CurrentTicket({ ticket, children }: Props) {
  const say = useWords(tellerWords)
  const [language] = usePageLanguage()
  const service = useRows(({ configuration }) => configuration?.services.find(({ id }) => id === ticket.service_id))
  const priority = useRows(({ configuration }) => configuration?.classes.find(({ id }) => id === ticket.class_id))
  const since = ticket.state === 'serving' ? ticket.started_at : (ticket.recalled_at ?? ticket.called_at)
  const headStart = Math.round((ticket.head_start_s ?? 0) / SECONDS_PER_MINUTE)
  // Called with nobody to ask: another counter may have called it too [TC17].
  const isUnsure = ticket.state === 'called' && ticket.call_kind === 'offline' && ticket.standing !== 'confirmed'
  // Found out later, by a counter that had no line: the one that kept it would not hear of it otherwise [TC18].
  const doubled = DOUBLED.filter((flag) => ticket.flags?.includes(flag))
  return (
    <article className="flex grow flex-col gap-3">
      <div className="flex flex-wrap items-center gap-3">
        <StateChip state={ticket.state} />
        <StandingMark row={ticket} />
        {typeof since === 'number' && <TimerText key={ticket.id} since={since} />}
      </div>
      <h2 className="text-number leading-none font-bold whitespace-nowrap sm:text-giant text-ours-ink">
        <bdi dir="ltr">{ticket.number}</bdi>
      </h2>
      {isUnsure && <Banner tone="called">{say('check_paper', { number: ticket.number ?? '' })}</Banner>}
      {doubled.map((flag) => (
        <Banner key={flag} tone="called">
          {wordsIn(language).flags[flag]}
        </Banner>
      ))}
      <p className="text-title font-semibold">{service !== undefined && nameIn(service.names, language)}</p>
      <p className="flex flex-wrap gap-x-4 text-large text-ink-soft empty:hidden">
        {isLanguage(ticket.language) && <span lang={ticket.language}>{languageNames[ticket.language]}</span>}
        {typeof ticket.queued_at === 'number' && typeof ticket.called_at === 'number' && (
          <span>{say('waited', { minutes: minutesBetween(ticket.queued_at, ticket.called_at) })}</span>
        )}
        {priority !== undefined && headStart > 0 && (
          <span>{say('head_start', { name: nameIn(priority.names, language), minutes: headStart })}</span>
        )}
        <ReservedFor ticket={ticket} />
        <LegsAhead ticket={ticket} />
      </p>
      {typeof ticket.note === 'string' && ticket.note !== '' && (
        <p dir="auto" className="rounded-card bg-sunken px-4 py-2 text-large break-words whitespace-pre-wrap">
          {ticket.note}
        </p>
      )}
      {ticket.unfitCommands.length > 0 && <Banner tone="called">{say('unfit')}</Banner>}
      {children}
    </article>
  )
}
