import { TICKET_PAGE_LIMITS } from './ticket-page-limits.ts'

/** In which branch's line the ticket of a token is, and under which id: a token may bear another id of a merged ticket. */
export type TicketPlace = { readonly tenantId: string; readonly branchId: string; readonly ticketId: string }

export interface TicketPlaces {
  get(key: string): TicketPlace | undefined
  set(key: string, place: TicketPlace): void
}

/** What a database's answer has told once. It opens nothing: who asks is checked at the line itself, each time [TP3]. */
export function createTicketPlaces(placesMax: number = TICKET_PAGE_LIMITS.placesMax): TicketPlaces {
  const places = new Map<string, TicketPlace>()
  return {
    get: (key) => places.get(key),
    set(key, place) {
      places.delete(key)
      if (places.size >= placesMax) places.delete(places.keys().next().value ?? '')
      places.set(key, place)
    },
  }
}
