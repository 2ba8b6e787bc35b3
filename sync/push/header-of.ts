import type { OutboxRow } from '../outbox/outbox-row.ts'
import type { CommandHeader } from '../wire/command-header.ts'

/**
 * A command as it goes to the authority: as it was meant, with its age told now. One that had an outcome in a lost history
 * goes as the fact that it became, for as long as the proof of that history covers it [EP1].
 */
export function headerOf(row: OutboxRow, ageMs: number, provenSeq: number): CommandHeader {
  const { seq, id, name, kind, schema, args, session, config_version, written_at, known_at, prior_outcome } = row
  const header = { seq, id, name, schema, args, session, config_version, age_ms: ageMs, written_at, known_at }
  return prior_outcome !== undefined && seq <= provenSeq
    ? { ...header, kind: 'fact', outcome: prior_outcome }
    : { ...header, kind }
}
