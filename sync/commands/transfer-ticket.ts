import { z } from 'zod'
import { counterId, serviceId, staffId } from '../ids.ts'
import { defineCommand } from './define-command.ts'
import { text } from './fields.ts'
import { reasonCharsMax } from './limits.ts'
import { withTicket } from './ticket-reference.ts'

const destination = z
  .strictObject({
    service_id: serviceId.exactOptional(),
    counter_id: counterId.exactOptional(),
    staff_id: staffId.exactOptional(),
  })
  .refine((to) => Object.keys(to).length > 0)

export const transferTicket = defineCommand({
  name: 'transfer_ticket',
  kinds: ['intent'],
  who: ['tablet', 'console'],
  args: withTicket({ to: destination, reason: text(reasonCharsMax).exactOptional() }),
})
