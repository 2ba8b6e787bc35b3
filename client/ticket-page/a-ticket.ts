import type { TicketAnswer } from './ask-ticket.ts'
import type { PublicTicket } from './public-ticket.ts'

/** For tests: a ticket that waits at a branch, as the server tells it. */
export const aTicket = (more: Partial<PublicTicket> = {}): PublicTicket => ({
  branch: { ar: 'ج', fr: 'Jasmin', en: 'Jasmine' },
  zone: 'Africa/Tunis',
  number: 'A-048',
  state: 'waiting',
  services: [
    { fr: 'Caisse', en: 'Cash desk' },
    { fr: 'Crédit', en: 'Loans' },
  ],
  leg_index: 0,
  counter: null,
  queued_at: '2026-11-26T09:00:00Z',
  called_at: null,
  line: { ahead: 7, wait: { from_minutes: 12, to_minutes: 20 } },
  sent_on: null,
  awaited_by: null,
  recalls: 0,
  passes_left: 2,
  feedback: null,
  feedback_words: true,
  push_key: null,
  next_ms: 16_000,
  ...more,
})

export const known = (more: Partial<PublicTicket> = {}): TicketAnswer => ({ kind: 'ticket', ticket: aTicket(more) })
