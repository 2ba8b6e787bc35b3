import { useCallback, useSyncExternalStore } from 'react'
import { headStartMinutes } from '../../../sync/configuration/head-start-minutes.ts'
import type { TicketQuote } from '../../../sync/waits/ticket-quote.ts'
import { useDevice } from '../hooks/device-context.ts'
import { quoteKey } from './waits.ts'
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
  // Keeps the waits computed while the screen is there; what is written down is what they are at the tap.
  useSyncExternalStore(subscribe, () => current().services)
  return useCallback(
    (serviceId, classId) => {
      const found = device.view.configuration?.classes.find(({ id }) => id === classId)
      const { quotes } = current()
      const quote = quotes.get(quoteKey(serviceId, headStartMinutes(found))) ?? quotes.get(quoteKey(serviceId, 0))
      return quote === undefined ? {} : { quote }
    },
    [device, current],
  )
}
