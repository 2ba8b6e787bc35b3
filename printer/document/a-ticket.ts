import type { TicketDocument } from './ticket-document.ts'

/** A ticket for tests: French, everything ordinary. */
export function aTicket(changes: Partial<TicketDocument> = {}): TicketDocument {
  return {
    language: 'fr',
    digits: 'latn',
    number: 'A-048',
    service: 'Opérations de caisse',
    nextServices: [],
    tenant: 'Banque du Jasmin',
    branch: 'Agence Lafayette, Tunis',
    issuedAt: { day: '2026-11-26', time: '10:42' },
    ahead: 7,
    wait: { kind: 'range', p50Min: 12, p90Min: 20 },
    qr: `https://file.banque-jasmin.example/t/${'Ab3_'.repeat(15)}#${'x9-Z'.repeat(43)}`,
    marks: [],
    ...changes,
  }
}
