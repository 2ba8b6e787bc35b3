import type { Decision } from '../../../sync/device/device.ts'
import type { OutboxRow } from '../../../sync/outbox/outbox-row.ts'
import type { Flag } from '../../../sync/wire/flags.ts'

/** What of a decision a person is told in passing. Rejections stay in sight elsewhere until they have been seen. */
export type OutcomeNotice =
  | { readonly kind: 'corrected'; readonly predictedId: string; readonly ticketId: string }
  | { readonly kind: 'flag'; readonly flag: Flag }
  | { readonly kind: 'rejected'; readonly code: string }

/** Flags that say that another person was there too, or that something was different from what the teller saw. */
const TOLD: readonly Flag[] = [
  'double_call',
  'double_service',
  'took_over',
  'already_ended',
  'already_serving',
  'call_failed',
  'put_back',
  'duplicate_number',
  'unverified',
]

export function outcomeNotices({ name, args }: OutboxRow, outcome: Decision): readonly OutcomeNotice[] {
  if (outcome.kind === 'rejected' && outcome.code === 'stale') return [{ kind: 'rejected', code: outcome.code }]
  if (outcome.kind !== 'applied') return []
  const predicted = args.predicted_ticket_id
  const isOther = name === 'call_next' && typeof predicted === 'string' && outcome.ticket_id !== undefined
  // Where the tablet could not check the paper it said so at once; the authority may also doubt what it could.
  const wasTold = (flag: Flag): boolean => flag === 'unverified' && args.proof === flag
  const flags = TOLD.filter((flag) => outcome.flags.includes(flag) && !wasTold(flag)).map(
    (flag) => ({ kind: 'flag', flag }) as const,
  )
  if (!isOther || predicted === outcome.ticket_id || outcome.ticket_id === undefined) return flags
  return [{ kind: 'corrected', predictedId: predicted, ticketId: outcome.ticket_id }, ...flags]
}
