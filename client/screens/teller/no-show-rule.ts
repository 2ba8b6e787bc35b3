import type { PublishedConfiguration } from '../../../sync/configuration/published-configuration.ts'
import type { TicketRow } from '../../../sync/view/view-rows.ts'

/** Where the tenant has not said, as app.tenant_settings has it. */
const RECALLS_MIN = 2
const NO_SHOW_AFTER_S = 45
const SECOND_MS = 1_000

/** What is still missing before nobody is said to have come: calls, and seconds since the first one. */
export type NoShowMissing = { readonly recalls: number; readonly seconds: number }

export function noShowMissing(
  { recalls, called_at }: Pick<TicketRow, 'recalls' | 'called_at'>,
  settings: PublishedConfiguration['settings'],
  at: number,
): NoShowMissing | undefined {
  const wanted = settings?.recalls_before_no_show ?? RECALLS_MIN
  // A call that seems to lie ahead was made now: two clocks are behind it.
  const untilMs = Math.min(called_at ?? at, at) + (settings?.no_show_after_s ?? NO_SHOW_AFTER_S) * SECOND_MS
  const missing = {
    recalls: Math.max(0, wanted - (recalls ?? 0)),
    seconds: Math.max(0, Math.ceil((untilMs - at) / SECOND_MS)),
  }
  return missing.recalls === 0 && missing.seconds === 0 ? undefined : missing
}
