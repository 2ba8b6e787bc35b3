import type { PublishedConfiguration } from '../../../sync/configuration/published-configuration.ts'

/** Where the tenant has not said. */
const UNDO_WINDOW_MS = 10_000

/** How long after an act it may be taken back. */
export function undoWindowMs(configuration: PublishedConfiguration | undefined): number {
  return configuration?.settings?.undo_window_ms ?? UNDO_WINDOW_MS
}
