import { defineCommand } from './define-command.ts'
import { text } from './fields.ts'
import { reasonCharsMax } from './limits.ts'
import { withTicket } from './ticket-reference.ts'

export const parkTicket = defineCommand({
  name: 'park_ticket',
  kinds: ['fact'],
  who: ['tablet', 'console'],
  args: withTicket({ reason: text(reasonCharsMax).exactOptional() }),
})
