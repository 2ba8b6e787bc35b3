import { defineCommand } from './define-command.ts'
import { withTicket } from './ticket-reference.ts'

export const leaveQueue = defineCommand({
  name: 'leave_queue',
  kinds: ['intent'],
  who: ['server'],
  args: withTicket({}),
})
