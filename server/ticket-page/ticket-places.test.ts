import { expect, test } from 'vitest'
import { createTicketPlaces } from './ticket-places.ts'

test('[TP3] places are kept up to a limit, the oldest goes first', () => {
  const places = createTicketPlaces(2)
  const place = (n: number) => ({ tenantId: 't', branchId: 'b', ticketId: `${n}` })
  for (const n of [1, 2, 3]) places.set(`k${n}`, place(n))
  expect([places.get('k1'), places.get('k2'), places.get('k3')]).toEqual([undefined, place(2), place(3)])
})
