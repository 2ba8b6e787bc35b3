import { defineCommand } from './define-command.ts'
import { withTicket } from './ticket-reference.ts'

export const returnTicket = defineCommand({
  name: 'return_ticket',
  kinds: ['intent'],
  who: ['tablet', 'console'],
  args: withTicket({}),
})
