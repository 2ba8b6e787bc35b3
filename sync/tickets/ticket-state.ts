export const ticketStates = [
  'waiting',
  'called',
  'serving',
  'parked',
  'no_show',
  'completed',
  'cancelled',
  'expired',
] as const
export type TicketState = (typeof ticketStates)[number]

/** What the end of a queue day expires; `no_show` is not open, although it can still be reinstated that day. */
export const openStates = ['waiting', 'called', 'serving', 'parked'] as const satisfies readonly TicketState[]
export type OpenState = (typeof openStates)[number]

export function isOpen(state: TicketState): state is OpenState {
  return (openStates as readonly TicketState[]).includes(state)
}
