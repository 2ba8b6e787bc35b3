import { z } from 'zod'
import { appointmentId } from '../ids.ts'
import { instant } from '../wire/instant.ts'
import { defineCommand } from './define-command.ts'

export const moveAppointment = defineCommand({
  name: 'move_appointment',
  kinds: ['intent'],
  who: ['console', 'server'],
  args: z.strictObject({ appointment_id: appointmentId, slot_at: instant }),
})
