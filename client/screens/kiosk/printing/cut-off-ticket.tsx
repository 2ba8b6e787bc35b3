import { lazy, type ReactNode, Suspense, useCallback, useEffect, useRef, useState } from 'react'
import type { IdentityValue } from '../../../../sync/device/meta.ts'
import { useDevice } from '../../../app/hooks/device-context.ts'
import { useRows } from '../../../app/hooks/use-rows.ts'
import { setPageLanguage } from '../../../words/page-language.ts'
import type { Ticket } from '../ticket-of.ts'
import { usePrinting } from './paper-context.tsx'
import { usePrinter } from './use-printer.ts'

/** No page begins with it but one that was cut off. */
const CutOffScreen = lazy(() => import('./cut-off-screen.tsx').then((part) => ({ default: part.CutOffScreen })))

/** What lies on the disk is asked of a printer, or found to have none, in tenths of a second. */
const BEGINNING_MS = 5_000
const NEVER = 0
/** Somebody has begun something, be it over by now: whoever stood here before has gone, or will not be helped by an older ticket. */
const HANDS = ['pointerdown', 'keydown'] as const

type Props = { readonly identity: IdentityValue; publicAddress(): string; readonly children: ReactNode }

/**
 * [SL4] When the page ended in the middle of a ticket, its customer still stands there and sees the code, before anybody is asked anything. At the
 * beginning alone, for as long as it takes to hear of a printer; and not over somebody who has begun already.
 */
export function CutOffTicket({ identity, publicAddress, children }: Props) {
  const device = useDevice()
  const paper = usePrinting()?.paper
  const spool = usePrinter()?.spool
  const configuration = useRows((view) => view.configuration)
  const [ticket, setTicket] = useState<Ticket>()
  const lookUntil = useRef<number>(undefined)
  useEffect(() => {
    const giveUp = (): void => {
      lookUntil.current = NEVER
    }
    for (const kind of HANDS) window.addEventListener(kind, giveUp, { capture: true, once: true })
    return () => {
      for (const kind of HANDS) window.removeEventListener(kind, giveUp, { capture: true })
    }
  }, [])
  useEffect(() => {
    if (paper === undefined || spool?.isLeading !== true) return
    lookUntil.current ??= performance.now() + BEGINNING_MS
    if (performance.now() > lookUntil.current) return
    const jobs = [...spool.unsettled, ...spool.missing]
    import('./find-cut-off.ts')
      .then((part) => part.findCutOff(jobs, { paper, view: device.view, identity, publicAddress }))
      .then((found) => {
        if (found === undefined || lookUntil.current === NEVER) return
        lookUntil.current = NEVER
        setPageLanguage(found.facts.language)
        setTicket(found)
      })
      .catch((error: unknown) => console.warn('the ticket that was cut off could not be read', error))
  }, [paper, spool, device, identity, publicAddress])
  const close = useCallback(() => {
    setTicket(undefined)
    const first = device.view.configuration?.branch.languages[0]
    if (first !== undefined) setPageLanguage(first)
  }, [device])
  if (ticket === undefined || configuration === undefined) return children
  return (
    <Suspense fallback={null}>
      <CutOffScreen {...{ identity, configuration, ticket }} onClose={close} />
    </Suspense>
  )
}
