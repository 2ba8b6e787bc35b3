import { commandId, counterId } from '../ids.ts'
import { defineCommand } from './define-command.ts'
import { withTicket } from './ticket-reference.ts'

/** A wish while connected; a fact once the customer was called with nobody to ask. */
export const callTicket = defineCommand({
  name: 'call_ticket',
  kinds: ['intent', 'fact'],
  who: ['tablet', 'console'],
  args: withTicket({
    counter_id: counterId,
    instead_of: commandId.exactOptional(),
  }),
})
