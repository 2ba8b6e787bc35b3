import type { PublishedConfiguration } from '../../../../sync/configuration/published-configuration.ts'

/** What stands on the counter; nothing where this display does not know it. */
export function labelOf({ counters }: PublishedConfiguration, counterId: string): string | undefined {
  return counters.find(({ id }) => id === counterId)?.label
}
