import { z } from 'zod'
import { counterId } from '../ids.ts'
import { defineCommand } from './define-command.ts'
import { validForMsMax } from './limits.ts'
import { withTicket } from './ticket-reference.ts'

export const recallTicket = defineCommand({
  name: 'recall_ticket',
  kinds: ['intent'],
  who: ['tablet', 'console'],
  args: withTicket({
    counter_id: counterId,
    valid_for_ms: z.int().min(1).max(validForMsMax),
  }),
})
