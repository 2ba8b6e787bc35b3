import { serviceId } from '../ids.ts'
import { defineCommand } from './define-command.ts'
import { withTicket } from './ticket-reference.ts'

export const addLeg = defineCommand({
  name: 'add_leg',
  kinds: ['intent'],
  who: ['tablet', 'console'],
  args: withTicket({ service_id: serviceId }),
})
