import { lazy, Suspense, useEffect } from 'react'
import { businessDay } from '../../../sync/calendar/business-day.ts'
import { clockRule } from '../../../sync/calendar/clock-rule.ts'
import type { PublishedConfiguration } from '../../../sync/configuration/published-configuration.ts'
import { nameIn } from '../../app/name-in.ts'
import { showHour } from '../../app/show-time.ts'
import { useBusy } from '../../app/use-busy.ts'
import { Button } from '../../design/button.tsx'
import { kioskWords } from '../../words/kiosk/kiosk-words.ts'
import { usePageLanguage } from '../../words/use-page-language.ts'
import { useWords } from '../../words/use-words.ts'
import type { Ticket } from './ticket-of.ts'

type Props = {
  readonly ticket: Ticket
  readonly configuration: PublishedConfiguration
  onClose(): void
}

/** Long enough to take a phone out and scan; the next customer need not wait for it. */
const SHOWN_MS = 20_000

/** After the first paint: nobody needs it before there is a ticket. */
const QrCode = lazy(() => import('../../design/qr-code.tsx').then((part) => ({ default: part.QrCode })))

/** The ticket as it lies on the disk. What a customer must not miss is the number; everything else is smaller. */
export function IssuedTicket({ ticket, configuration, onClose }: Props) {
  const say = useWords(kioskWords)
  const [language] = usePageLanguage()
  const service = configuration.services.find(({ id }) => id === ticket.serviceId)
  const { clock } = configuration.branch
  const { zone } = clockRule(clock, businessDay(clock, ticket.issuedAt))
  useBusy(true)
  useEffect(() => {
    const timer = setTimeout(onClose, SHOWN_MS)
    return () => clearTimeout(timer)
  }, [onClose])
  return (
    <section aria-live="assertive" className="flex grow flex-col items-center justify-center gap-6 text-center">
      <h1 className="text-title">{say('your_number')}</h1>
      <output className="block text-number leading-none font-bold whitespace-nowrap sm:text-giant text-ours-ink">
        <bdi dir="ltr">{ticket.number}</bdi>
      </output>
      <p className="text-title font-semibold">{service !== undefined && nameIn(service.names, language)}</p>
      <p className="text-large text-ink-soft">
        {ticket.ahead === 0 ? say('nobody_ahead') : say('ahead', { count: ticket.ahead })} ·{' '}
        {showHour(ticket.issuedAt, language, zone)}
      </p>
      <div className="flex size-72 items-center justify-center">
        <Suspense fallback={null}>
          <QrCode text={ticket.address} label={say('qr')} />
        </Suspense>
      </div>
      <p className="max-w-lg text-large">{say('watch')}</p>
      <p className="max-w-lg text-base text-ink-soft">{say('scan')}</p>
      <Button kind="primary" size="big" autoFocus onPress={onClose}>
        {say('done')}
      </Button>
    </section>
  )
}
