import { lazy, type ReactNode, Suspense, useCallback, useEffect, useRef, useState } from 'react'
import type { PrintJob } from '../../../../printer/spool/print-job.ts'
import type { IdentityValue } from '../../../../sync/device/meta.ts'
import { useDevice } from '../../../app/hooks/device-context.ts'
import { useRows } from '../../../app/hooks/use-rows.ts'
import { useSyncState } from '../../../app/hooks/use-sync-state.ts'
import { usePage } from '../../../app/page.ts'
import { LanguageRow } from '../../../design/language-row.tsx'
import { setPageLanguage } from '../../../words/page-language.ts'
import { KioskFrame } from '../kiosk-frame.tsx'
import type { Ticket } from '../ticket-of.ts'
import { usePrinting } from './paper-context.tsx'
import { usePrinter } from './use-printer.ts'

/** No page begins with it but one that was cut off. */
const IssuedTicket = lazy(() => import('../issued-ticket.tsx').then((part) => ({ default: part.IssuedTicket })))

/** What lies on the disk is asked of a printer, or found to have none, in tenths of a second. */
const BEGINNING_MS = 5_000

type Props = { readonly identity: IdentityValue; publicAddress(): string; readonly children: ReactNode }

/**
 * [SL4] When the page ended in the middle of a ticket, its customer still stands there and sees the code, before anybody is asked anything. At the
 * beginning alone, for as long as it takes to hear of a printer; and not over somebody who has begun already.
 */
export function CutOffTicket({ identity, publicAddress, children }: Props) {
  const device = useDevice()
  const { idle } = usePage()
  const paper = usePrinting()?.paper
  const spool = usePrinter()?.spool
  const configuration = useRows((view) => view.configuration)
  const { hasNumbers } = useSyncState()
  const [ticket, setTicket] = useState<Ticket>()
  const lookUntil = useRef<number>(undefined)
  useEffect(() => {
    if (paper === undefined || spool?.isLeading !== true) return
    lookUntil.current ??= performance.now() + BEGINNING_MS
    if (performance.now() > lookUntil.current) return
    look([...spool.unsettled, ...spool.missing]).catch((error: unknown) =>
      console.warn('the ticket that was cut off could not be read', error),
    )
    async function look(jobs: readonly PrintJob[]): Promise<void> {
      const { findCutOff } = await import('./find-cut-off.ts')
      const place = { view: device.view, tenantId: identity.tenant.id, origin: publicAddress() }
      const found = paper && (await findCutOff(jobs, { ...place, find: paper.find }))
      if (found === undefined || !idle.isIdle()) return
      lookUntil.current = 0
      setPageLanguage(found.facts.language)
      setTicket(found)
    }
  }, [paper, spool, idle, device, identity, publicAddress])
  const close = useCallback(() => {
    setTicket(undefined)
    const first = device.view.configuration?.branch.languages[0]
    if (first !== undefined) setPageLanguage(first)
  }, [device])
  if (ticket === undefined || configuration === undefined) return children
  return (
    <KioskFrame
      {...{ identity, configuration }}
      isReady={hasNumbers}
      foot={<LanguageRow isBig offered={configuration.branch.languages} />}
    >
      <Suspense fallback={null}>
        <IssuedTicket ticket={ticket} configuration={configuration} onClose={close} />
      </Suspense>
    </KioskFrame>
  )
}
