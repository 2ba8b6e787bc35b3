import { counterId } from '../ids.ts'
import { defineCommand } from './define-command.ts'
import { withTicket } from './ticket-reference.ts'

export const startService = defineCommand({
  name: 'start_service',
  kinds: ['fact'],
  who: ['tablet', 'console'],
  args: withTicket({ counter_id: counterId }),
})
