import { z } from 'zod'
import { counterId, ticketId } from '../ids.ts'
import { defineCommand } from './define-command.ts'
import { validForMsMax } from './limits.ts'

export const callNext = defineCommand({
  name: 'call_next',
  kinds: ['intent'],
  who: ['tablet', 'console'],
  args: z.strictObject({
    counter_id: counterId,
    valid_for_ms: z.int().min(1).max(validForMsMax),
    predicted_ticket_id: ticketId.exactOptional(),
  }),
})
