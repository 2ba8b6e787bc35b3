import fc from 'fast-check'
import type { TicketRecord } from './ticket-record.ts'

/** A record for tests. */
export function aRecord(changes: Partial<TicketRecord> = {}): TicketRecord {
  return {
    ticketId: '0198c0de-0000-7000-8000-000000000001',
    branchId: '0198c0de-0000-7000-8000-00000000000b',
    deviceId: '0198c0de-0000-7000-8000-00000000000d',
    numberDay: '2026-11-26',
    number: 'A-048',
    issuedAt: Date.UTC(2026, 10, 26, 9, 42, 7),
    ...changes,
  }
}

const letters = (from: number, to: number) => fc.stringMatching(new RegExp(`^[A-Z]{${from},${to}}$`))

/** Any record that a kiosk could make. */
export const anyRecord: fc.Arbitrary<TicketRecord> = fc
  .record({
    ids: fc.tuple(fc.uuid(), fc.uuid(), fc.uuid()),
    day: fc.integer({ min: 0, max: 0xffff }),
    prefix: letters(1, 3),
    letter: letters(0, 4),
    digits: fc.stringMatching(/^[0-9]{2,6}$/),
    code: fc.option(fc.stringMatching(/^[0-9a-f]{7}[1-9a-f]$/), { nil: undefined }),
    seconds: fc.integer({ min: 0, max: 0xffffffff }),
  })
  .map(({ ids: [ticketId, branchId, deviceId], day, prefix, letter, digits, code, seconds }) => ({
    ticketId,
    branchId,
    deviceId,
    numberDay: new Date(Date.UTC(2020, 0, 1) + day * 86_400_000).toISOString().slice(0, 10),
    number: `${prefix}-${letter}${digits}`,
    ...(code !== undefined && { classCode: code }),
    issuedAt: seconds * 1_000,
  }))
