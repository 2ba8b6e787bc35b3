import { z } from 'zod'
import { appointmentId } from '../ids.ts'
import { defineCommand } from './define-command.ts'
import { text } from './fields.ts'
import { reasonCharsMax } from './limits.ts'

export const cancelAppointment = defineCommand({
  name: 'cancel_appointment',
  kinds: ['intent'],
  who: ['console', 'server'],
  args: z.strictObject({
    appointment_id: appointmentId,
    reason: text(reasonCharsMax).exactOptional(),
  }),
})
