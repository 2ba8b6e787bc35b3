import { z } from 'zod'
import { appointmentId, classId, serviceId } from '../ids.ts'
import { instant } from '../wire/instant.ts'
import { language } from '../words/language.ts'
import { defineCommand } from './define-command.ts'
import { appointmentCode, contact } from './fields.ts'

export const makeAppointment = defineCommand({
  name: 'make_appointment',
  kinds: ['intent'],
  who: ['console', 'server'],
  args: z.strictObject({
    appointment_id: appointmentId,
    service_id: serviceId,
    class_id: classId.exactOptional(),
    slot_at: instant,
    language,
    contact: contact.exactOptional(),
    code: appointmentCode,
  }),
})
