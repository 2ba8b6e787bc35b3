import { headStartMinutes } from '../../../sync/configuration/head-start-minutes.ts'
import type { PublishedConfiguration } from '../../../sync/configuration/published-configuration.ts'
import type { WaitQuote } from '../../../sync/waits/wait-quotes.ts'
import { quoteKey, type Waits } from './waits.ts'

/** What the estimate says of somebody who would come now, with the head start of a class where it is known. */
export function quoteFor(
  { quotes }: Pick<Waits, 'quotes'>,
  configuration: Pick<PublishedConfiguration, 'classes'> | undefined,
  serviceId: string,
  classId?: string,
): WaitQuote | undefined {
  const found = configuration?.classes.find(({ id }) => id === classId)
  return quotes.get(quoteKey(serviceId, headStartMinutes(found))) ?? quotes.get(quoteKey(serviceId, 0))
}
