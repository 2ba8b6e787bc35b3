import { z } from 'zod'
import { defineCommand } from './define-command.ts'
import { withTicket } from './ticket-reference.ts'

/** How it was seen that who joined from afar is here; a position is the phone's own word and the weakest of them. */
export const arrivalProofs = ['display', 'kiosk', 'position', 'staff'] as const
export type ArrivalProof = (typeof arrivalProofs)[number]

export const confirmArrival = defineCommand({
  name: 'confirm_arrival',
  kinds: ['fact'],
  who: ['kiosk', 'tablet', 'server'],
  args: withTicket({ proof: z.enum(arrivalProofs) }),
})
