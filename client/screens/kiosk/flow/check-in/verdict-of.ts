import type { Decision } from '../../../../../sync/device/device.ts'
import type { TicketRow } from '../../../../../sync/view/view-rows.ts'

export type Verdict =
  | { readonly kind: 'checking' | 'unchecked' | 'kept' | 'late' | 'unknown' | 'used' | 'undecided' }
  | { readonly kind: 'early'; readonly from: number }

const SECOND_MS = 1_000
/** Nobody is told to be early for less. */
const EARLY_MS_MIN = 60_000

/**
 * What became of an appointment that was checked in. The kiosk has no appointments: the authority alone knows them, so
 * without an answer nothing is claimed [KF13]. How early somebody is follows from the place that the ticket was given.
 */
export function verdictOf(decision: Decision | undefined, isAlone: boolean, ticket: TicketRow | undefined): Verdict {
  if (decision === undefined) return { kind: isAlone ? 'unchecked' : 'checking' }
  if (decision.kind !== 'applied') return { kind: 'undecided' }
  const { flags } = decision
  if (flags.includes('appointment_unknown')) return { kind: 'unknown' }
  if (flags.includes('appointment_used')) return { kind: 'used' }
  if (flags.includes('appointment_late')) return { kind: 'late' }
  const from = (ticket?.order_at ?? 0) + (ticket?.head_start_s ?? 0) * SECOND_MS
  const queuedAt = ticket?.queued_at ?? Number.POSITIVE_INFINITY
  return from - queuedAt >= EARLY_MS_MIN ? { kind: 'early', from } : { kind: 'kept' }
}
