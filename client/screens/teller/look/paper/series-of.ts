import type { PublishedConfiguration } from '../../../../../sync/configuration/published-configuration.ts'
import type { CounterRow } from '../../../../../sync/view/view-rows.ts'
import type { Series } from './rolling-number.ts'

/** Of numbers without a letter, where the tenant has not said. */
const NUMBER_DIGITS = 3

export type ServiceSeries = Series & { readonly names: Readonly<Record<string, string>> }

/** The series of numbers whose holders this counter serves, each prefix once. */
export function seriesOf(
  { service_ids }: Pick<CounterRow, 'service_ids'>,
  configuration: PublishedConfiguration | undefined,
): readonly ServiceSeries[] {
  const digits = configuration?.settings?.number_digits ?? NUMBER_DIGITS
  const served = (configuration?.services ?? []).filter(({ id }) => (service_ids ?? []).includes(id))
  const byPrefix = new Map(served.toReversed().map(({ prefix, names }) => [prefix, { prefix, digits, names }]))
  return [...byPrefix.values()].toReversed()
}
