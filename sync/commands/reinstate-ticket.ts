import { defineCommand } from './define-command.ts'
import { withTicket } from './ticket-reference.ts'

export const reinstateTicket = defineCommand({
  name: 'reinstate_ticket',
  kinds: ['intent'],
  who: ['tablet', 'console'],
  args: withTicket({}),
})
