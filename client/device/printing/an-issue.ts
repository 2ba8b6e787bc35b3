import { outboxRow } from '../../../sync/outbox/outbox-row.ts'

const id = (n: number): string => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`
const AT = '2026-11-26T09:42:07.000Z'

/** A ticket as its transaction left it on the disk, decided since. For tests. */
export const aDecidedIssue = {
  row: outboxRow.parse({
    ...{ writer: id(1), seq: 1, id: id(2), name: 'issue_ticket', kind: 'fact', schema: 1, session: null },
    args: {
      ...{ ticket_id: id(3), number: 'A-048', prefix: 'A', n: 48, number_day: '2026-11-26', service_id: id(4) },
      ...{ language: 'fr', secret: 'abcdefghijklmnop' },
    },
    ...{ config_version: 1, wall_at: Date.parse(AT), monotonic_at: 0, page_life: 'life', written_at: AT, known_at: AT },
    ...{ touches: [], prediction: {}, outcome: { kind: 'applied', flags: [] }, decided_at: Date.parse(AT) },
  }),
  place: { id: id(2), writer: id(1), seq: 1 },
  print: { ticket_id: id(3), command_id: id(2), state: 'queued', made_at: Date.parse(AT) },
}
