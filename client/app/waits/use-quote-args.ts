import { useCallback, useEffect } from 'react'
import { type TicketQuote, ticketQuote } from '../../../sync/waits/ticket-quote.ts'
import { useDevice } from '../hooks/device-context.ts'
import { quoteFor } from './quote-for.ts'
import { waitsOfDevice } from './waits-of-device.ts'

/** What the arguments of `issue_ticket` say of the wait; nothing where none was told. */
export type QuoteArgs = (serviceId: string, classId?: string) => { readonly quote?: TicketQuote }

/**
 * What the arguments of `issue_ticket` say of the wait that the customer is told at this moment, to be spread into them
 * [WT17]; nothing where none was told.
 */
export function useQuoteArgs(): QuoteArgs {
  const device = useDevice()
  const { subscribe, current } = waitsOfDevice(device)
  // Keeps the waits computed while the screen is there, and draws nothing: what is written down is what they are at the tap.
  useEffect(() => subscribe(ignore), [subscribe])
  return useCallback(
    (serviceId, classId) => {
      const waits = current()
      const newcomer = quoteFor(waits, device.view.configuration, serviceId, classId)
      const quote = newcomer && ticketQuote(newcomer, waits.ageMs)
      return quote === undefined ? {} : { quote }
    },
    [device, current],
  )
}

const ignore = (): void => undefined
