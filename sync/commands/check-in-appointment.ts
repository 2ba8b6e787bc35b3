import { z } from 'zod'
import { appointmentId } from '../ids.ts'
import { defineCommand } from './define-command.ts'
import { appointmentCode, isNumberOfParts, issueFields } from './fields.ts'

/** Issues the ticket of an appointment; whether that appointment exists is the authority's to find out later. */
export const checkInAppointment = defineCommand({
  name: 'check_in_appointment',
  kinds: ['fact'],
  who: ['kiosk', 'tablet'],
  args: z
    .union([
      z.strictObject({ appointment_id: appointmentId, ...issueFields }),
      z.strictObject({ code: appointmentCode, ...issueFields }),
    ])
    .refine(isNumberOfParts),
})
