import { z } from 'zod'
import { classId, serviceId, ticketId } from '../ids.ts'
import { language } from '../words/language.ts'
import { defineCommand } from './define-command.ts'
import { answers, contact, secret } from './fields.ts'

/** Carries no number: only the authority numbers those who come from afar, with the server's letter. */
export const checkInWeb = defineCommand({
  name: 'check_in_web',
  kinds: ['intent'],
  who: ['server'],
  args: z.strictObject({
    ticket_id: ticketId,
    service_id: serviceId,
    class_id: classId.exactOptional(),
    language,
    secret,
    contact: contact.exactOptional(),
    answers: answers.exactOptional(),
  }),
})
