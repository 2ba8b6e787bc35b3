import { SILENCE_MS } from '../ladder/rung-of.ts'
import { instantToMs } from '../replica/instant-text.ts'
import type { Flag } from '../wire/flags.ts'
import { isPending } from './is-pending.ts'
import type { OutboxRow } from './outbox-row.ts'

/** What was written without an answer since the same moment: one loss of the line. */
export type WorkApart = {
  /** The last server time that was heard before it; empty: none ever. */
  readonly id: string
  readonly from: number
  readonly to: number
  readonly rows: readonly OutboxRow[]
}
export const fates = ['pending', 'applied', 'corrected', 'rejected', 'quarantined', 'unsendable'] as const
export type Fate = (typeof fates)[number]

/** An answer that came so soon was only late: the line was there, and nobody worked alone. */
const PROMPT_MS = 5_000
/** Flags that say that it came out otherwise than the teller saw it. */
const CORRECTING: readonly Flag[] = [
  ...(['double_call', 'double_service', 'took_over', 'already_ended', 'already_serving', 'already_parked'] as const),
  ...(['already_no_show', 'not_called', 'call_failed', 'put_back', 'duplicate_number', 'unverified'] as const),
]

/** The times in which this device worked alone [AP1], the latest first, each with what was done in it in order. */
export function workApart(rows: Iterable<OutboxRow>): readonly WorkApart[] {
  const byLoss = new Map<string, OutboxRow[]>()
  for (const row of rows) {
    if (!isWrittenApart(row)) continue
    const id = row.known_at ?? ''
    byLoss.set(id, [...(byLoss.get(id) ?? []), row])
  }
  return [...byLoss]
    .filter(([, found]) => found.some(hasWaited))
    .map(([id, found]) => {
      const sorted = found.toSorted((one, other) => writtenAt(one) - writtenAt(other) || one.seq - other.seq)
      const times = sorted.map(writtenAt)
      return { id, from: times[0] ?? 0, to: times.at(-1) ?? 0, rows: sorted }
    })
    .toSorted((one, other) => other.to - one.to)
}

/** What the authority made of it [AP2]. A call that took another ticket than was seen is a correction, too. */
export function fateOf(row: OutboxRow): Fate {
  const { outcome, args } = row
  if (row.unsendable !== undefined) return 'unsendable'
  if (outcome === undefined || outcome.kind === 'forked' || outcome.kind === 'retry') return 'pending'
  if (outcome.kind !== 'applied') return outcome.kind
  if (CORRECTING.some((flag) => outcome.flags.includes(flag))) return 'corrected'
  const predicted = args.predicted_ticket_id
  const isOther = typeof predicted === 'string' && outcome.ticket_id !== undefined && outcome.ticket_id !== predicted
  return isOther ? 'corrected' : 'applied'
}

/** By the estimate of server time; a device that never heard one has only its own clock. */
export function writtenAt({ written_at, wall_at }: OutboxRow): number {
  return (written_at === null ? undefined : instantToMs(written_at)) ?? wall_at
}

function isWrittenApart(row: OutboxRow): boolean {
  const knownAt = row.known_at === null ? undefined : instantToMs(row.known_at)
  return knownAt === undefined || writtenAt(row) - knownAt >= SILENCE_MS
}

function hasWaited(row: OutboxRow): boolean {
  return isPending(row) || row.decided_at === undefined || row.decided_at - writtenAt(row) >= PROMPT_MS
}
