import { defineCommand } from './define-command.ts'
import { text } from './fields.ts'
import { noteCharsMax } from './limits.ts'
import { withTicket } from './ticket-reference.ts'

export const noteTicket = defineCommand({
  name: 'note_ticket',
  kinds: ['fact'],
  who: ['tablet', 'console'],
  args: withTicket({ text: text(noteCharsMax) }),
})
