import type { TicketRow } from '../../../sync/view/view-rows.ts'
import { useRows } from '../../app/hooks/use-rows.ts'
import { isLanguage } from '../../app/is-language.ts'
import { nameIn } from '../../app/name-in.ts'
import { Banner } from '../../design/banner.tsx'
import { languageNames } from '../../words/language-names.ts'
import { tellerWords } from '../../words/teller/teller-words.ts'
import { usePageLanguage } from '../../words/use-page-language.ts'
import { useWords } from '../../words/use-words.ts'
import { StandingMark } from './standing-mark.tsx'
import { StateChip } from './state-chip.tsx'
import { minutesBetween, showTimer } from './timer.ts'

const SECONDS_PER_MINUTE = 60

export function CurrentTicket({ ticket, at }: { readonly ticket: TicketRow; readonly at: number }) {
  const say = useWords(tellerWords)
  const [language] = usePageLanguage()
  const service = useRows(({ configuration }) => configuration?.services.find(({ id }) => id === ticket.service_id))
  const priority = useRows(({ configuration }) => configuration?.classes.find(({ id }) => id === ticket.class_id))
  const since = ticket.state === 'serving' ? ticket.started_at : (ticket.recalled_at ?? ticket.called_at)
  const headStart = Math.round((ticket.head_start_s ?? 0) / SECONDS_PER_MINUTE)
  return (
    <article className="flex grow flex-col gap-3">
      <div className="flex flex-wrap items-center gap-3">
        <StateChip state={ticket.state} />
        <StandingMark row={ticket} />
        {typeof since === 'number' && (
          <span role="timer" className="text-title font-semibold">
            <bdi dir="ltr">{showTimer(at - since)}</bdi>
          </span>
        )}
      </div>
      <h2 className="text-giant leading-none font-bold text-ours-ink">
        <bdi dir="ltr">{ticket.number}</bdi>
      </h2>
      <p className="text-title font-semibold">{service !== undefined && nameIn(service.names, language)}</p>
      <p className="flex flex-wrap gap-x-4 text-large text-ink-soft">
        {isLanguage(ticket.language) && <span lang={ticket.language}>{languageNames[ticket.language]}</span>}
        {typeof ticket.queued_at === 'number' && typeof ticket.called_at === 'number' && (
          <span>{say('waited', { minutes: minutesBetween(ticket.queued_at, ticket.called_at) })}</span>
        )}
        {priority !== undefined && headStart > 0 && (
          <span>{say('head_start', { name: nameIn(priority.names, language), minutes: headStart })}</span>
        )}
      </p>
      {typeof ticket.note === 'string' && ticket.note !== '' && <p className="text-large">{ticket.note}</p>}
      {ticket.unfitCommands.length > 0 && <Banner tone="called">{say('unfit')}</Banner>}
    </article>
  )
}
