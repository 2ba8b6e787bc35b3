import { type OutboxRow, outboxRow } from '../../../sync/outbox/outbox-row.ts'
import type { BaseRow } from '../../../sync/replica/stored-rows.ts'

/** Rows as they lie on the disk, for tests. */
export const WRITER = '0198c0de-0000-7000-8000-000000000001'

export function anOutboxRow(seq: number, more: Record<string, unknown> = {}): OutboxRow {
  return outboxRow.parse({
    writer: WRITER,
    seq,
    id: `0198c0de-0000-7000-9000-${String(seq).padStart(12, '0')}`,
    name: 'call_next',
    kind: 'intent',
    schema: 1,
    args: { counter_id: WRITER, valid_for_ms: 15_000 },
    session: null,
    config_version: 3,
    wall_at: 1_795_000_000_000 + seq,
    monotonic_at: 1_000 + seq,
    page_life: 'a page',
    written_at: null,
    known_at: null,
    touches: [{ table: 'tickets', id: WRITER }],
    prediction: { ticket_id: WRITER },
    ...more,
  })
}

/** About as wide as a ticket. */
export function aBaseRow(n: number): BaseRow {
  const id = `0198c0de-0000-7000-a000-${String(n).padStart(12, '0')}`
  return {
    shape: 'tickets',
    key: id,
    stream_key: `"app"."tickets"/"${id}"`,
    version: n + 1,
    row: Object.fromEntries(Array.from({ length: 24 }, (_, column) => [`column_${column}`, `value ${column} of ${n}`])),
  }
}
