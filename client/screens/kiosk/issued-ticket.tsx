import { businessDay } from '../../../sync/calendar/business-day.ts'
import { clockRule } from '../../../sync/calendar/clock-rule.ts'
import type { PublishedConfiguration } from '../../../sync/configuration/published-configuration.ts'
import { nameIn } from '../../app/name-in.ts'
import { showHour } from '../../app/show-time.ts'
import { useBusy } from '../../app/use-busy.ts'
import { waitText } from '../../app/waits/wait-text.ts'
import { Button } from '../../design/button.tsx'
import { kioskWords } from '../../words/kiosk/kiosk-words.ts'
import { kioskPaperWords } from '../../words/kiosk-paper/kiosk-paper-words.ts'
import { useInDigits } from '../../words/page-digits.ts'
import { usePageLanguage } from '../../words/use-page-language.ts'
import { useWords } from '../../words/use-words.ts'
import { waitsWords } from '../../words/waits/waits-words.ts'
import { usePrinting } from './printing/paper-context.tsx'
import { PaperSight } from './printing/paper-sight.tsx'
import { PaperWords } from './printing/paper-words.tsx'
import { ReturnWarning } from './printing/return-warning.tsx'
import { usePaper } from './printing/use-paper.ts'
import { useReturn } from './printing/use-return.ts'
import type { Ticket } from './ticket-of.ts'

type Props = {
  readonly ticket: Ticket
  readonly configuration: PublishedConfiguration
  onClose(): void
}

/**
 * The ticket as it lies on the disk, and what becomes of its paper. What a customer must not miss is the number; everything else is smaller. That it
 * was printed is said only once it was.
 */
export function IssuedTicket({ ticket, configuration, onClose }: Props) {
  const say = useWords(kioskPaperWords)
  const inDigits = useInDigits()
  const sayKiosk = useWords(kioskWords)
  const sayWaits = useWords(waitsWords)
  const [language] = usePageLanguage()
  const shown = usePaper(ticket.facts.ticketId)
  const printing = usePrinting()
  const service = configuration.services.find(({ id }) => id === ticket.serviceId)
  const { clock } = configuration.branch
  const { zone } = clockRule(clock, businessDay(clock, ticket.issuedAt))
  const isOnScreen = shown.kind === 'fault' || shown.kind === 'screen'
  const ahead =
    ticket.ahead === undefined
      ? undefined
      : ticket.ahead === 0
        ? sayKiosk('nobody_ahead')
        : sayKiosk('ahead', { count: ticket.ahead })
  const told = ticket.facts.wait
  const wait = told && waitText({ kind: 'range', fromMinutes: told.p50Min, toMinutes: told.p90Min }, sayWaits)
  useBusy(true)

  // On the disk before the next customer comes: a page that ends then shows nobody else's ticket again.
  const close = (hasCode: boolean): void => {
    if (hasCode && printing !== undefined) void printing.taken(ticket.facts.ticketId).then(onClose)
    else onClose()
  }
  // Whoever took the code on the screen gets no paper later.
  const take = (): void => close(isOnScreen)
  // Without a printer the code on the screen is how tickets are given; of a printer that failed, the paper may still be fetched.
  const leave = (): void => close(shown.kind === 'screen')
  const { isWarned, stay } = useReturn(shown.kind, leave)

  return (
    <section
      aria-live="assertive"
      data-paper={shown.kind === 'fault' ? shown.matter : shown.kind}
      className="flex grow flex-col items-center justify-center gap-6 text-center landscape:grid landscape:grid-cols-2 landscape:content-center landscape:justify-items-center landscape:gap-x-12 landscape:gap-y-3"
    >
      <div className="flex flex-col items-center gap-6 landscape:col-start-1 landscape:gap-3">
        <h1 className="text-title">{say('your_number')}</h1>
        <output className="block text-number leading-none font-bold whitespace-nowrap sm:text-giant text-ours-ink">
          <bdi dir="ltr">{inDigits(ticket.number)}</bdi>
        </output>
        <p className="text-title font-semibold">{service !== undefined && nameIn(service.names, language)}</p>
        <p className="text-large text-ink-soft">
          {[wait, ahead, inDigits(showHour(ticket.issuedAt, language, zone))]
            .filter((each) => each !== undefined)
            .join(' · ')}
        </p>
        <PaperWords shown={shown} />
      </div>
      <PaperSight ticket={ticket} shown={shown} />
      {isWarned && <ReturnWarning onStay={stay} />}
      <Button kind="primary" size="big" autoFocus onPress={take}>
        {say(shown.kind === 'fault' ? 'have_it' : 'done')}
      </Button>
    </section>
  )
}
