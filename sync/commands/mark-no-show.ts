import { counterId } from '../ids.ts'
import { defineCommand } from './define-command.ts'
import { withTicket } from './ticket-reference.ts'

export const markNoShow = defineCommand({
  name: 'mark_no_show',
  kinds: ['fact'],
  who: ['tablet', 'console'],
  args: withTicket({ counter_id: counterId }),
})
