import type { PublishedConfiguration } from '../../../../sync/configuration/published-configuration.ts'
import type { IdentityValue } from '../../../../sync/device/meta.ts'
import { useSyncValue } from '../../../app/hooks/use-sync-state.ts'
import { LanguageRow } from '../../../design/language-row.tsx'
import { IssuedTicket } from '../issued-ticket.tsx'
import { KioskFrame } from '../kiosk-frame.tsx'
import type { Ticket } from '../ticket-of.ts'

type Props = {
  readonly identity: IdentityValue
  readonly configuration: PublishedConfiguration
  readonly ticket: Ticket
  onClose(): void
}

/** [KP10] As it stood before. */
export function CutOffScreen({ identity, configuration, ticket, onClose }: Props) {
  const hasNumbers = useSyncValue('hasNumbers')
  return (
    <KioskFrame
      {...{ identity, configuration }}
      isReady={hasNumbers}
      foot={<LanguageRow isBig offered={configuration.branch.languages} />}
    >
      <IssuedTicket {...{ ticket, configuration, onClose }} />
    </KioskFrame>
  )
}
