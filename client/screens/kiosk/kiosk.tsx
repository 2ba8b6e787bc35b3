import { useEffect, useState } from 'react'
import type { IdentityValue } from '../../../sync/device/meta.ts'
import { serviceId } from '../../../sync/ids.ts'
import { useDevice } from '../../app/hooks/device-context.ts'
import { useCommand } from '../../app/hooks/use-command.ts'
import { useRows } from '../../app/hooks/use-rows.ts'
import { useSyncState } from '../../app/hooks/use-sync-state.ts'
import { setPageLanguage } from '../../words/page-language.ts'
import { usePageLanguage } from '../../words/use-page-language.ts'
import { IssuedTicket } from './issued-ticket.tsx'
import { KioskFrame } from './kiosk-frame.tsx'
import { Preparing } from './preparing.tsx'
import { ServiceChoice } from './service-choice.tsx'
import { type Ticket, ticketOf } from './ticket-of.ts'

/** Somebody who left without a ticket left the language behind, too. */
const FORGOTTEN_MS = 60_000

type Props = { readonly identity: IdentityValue; readonly publicAddress: () => string }

/** One customer after the other: a choice, then the ticket, then the choice again. */
export function Kiosk({ identity, publicAddress }: Props) {
  const device = useDevice()
  const configuration = useRows((view) => view.configuration)
  const { hasNumbers } = useSyncState()
  const [language] = usePageLanguage()
  const [ticket, setTicket] = useState<Ticket>()
  const { run, isWriting, refused } = useCommand()
  const first = configuration?.branch.languages[0]

  useEffect(() => {
    if (first === undefined || language === first || ticket !== undefined) return
    const timer = setTimeout(() => setPageLanguage(first), FORGOTTEN_MS)
    return () => clearTimeout(timer)
  }, [first, language, ticket])

  async function issue(id: string, ahead: number): Promise<void> {
    if (isWriting) return
    const written = await run({ name: 'issue_ticket', args: { service_id: serviceId.parse(id), language } })
    if (written.kind !== 'written') return
    setTicket(ticketOf(written.row, identity.tenant.id, publicAddress(), { ahead, issuedAt: device.now() }))
  }
  function close(): void {
    setTicket(undefined)
    if (first !== undefined) setPageLanguage(first)
  }

  return (
    <KioskFrame identity={identity} configuration={configuration} isReady={hasNumbers}>
      {configuration !== undefined && ticket !== undefined ? (
        <IssuedTicket ticket={ticket} configuration={configuration} onClose={close} />
      ) : configuration !== undefined && hasNumbers ? (
        <ServiceChoice configuration={configuration} refused={refused} onChoose={issue} />
      ) : (
        <Preparing isWithoutNumbers={configuration !== undefined} />
      )}
    </KioskFrame>
  )
}
