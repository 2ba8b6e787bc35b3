import { counterId } from '../ids.ts'
import { defineCommand } from './define-command.ts'
import { text } from './fields.ts'
import { outcomeCharsMax } from './limits.ts'
import { withTicket } from './ticket-reference.ts'

export const completeService = defineCommand({
  name: 'complete_service',
  kinds: ['fact'],
  who: ['tablet', 'console'],
  args: withTicket({ counter_id: counterId, outcome: text(outcomeCharsMax).exactOptional() }),
})
