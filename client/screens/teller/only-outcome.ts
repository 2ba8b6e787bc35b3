import type { PublishedConfiguration } from '../../../sync/configuration/published-configuration.ts'

/** Where a service can end in one way alone, nobody is asked; where it can in several, who calls the next one has not said. */
export function onlyOutcome(configuration: PublishedConfiguration | undefined): string | undefined {
  const outcomes = configuration?.outcomes ?? []
  return outcomes.length === 1 ? outcomes[0]?.key : undefined
}
