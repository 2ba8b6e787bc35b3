import { z } from 'zod'
import { classId, deviceId, serviceId, ticketId } from '../ids.ts'
import { dayLabel, instant } from '../wire/instant.ts'
import { language } from '../words/language.ts'
import { defineCommand } from './define-command.ts'
import { printedNumber, secret } from './fields.ts'

/** A ticket known only from its paper: scanned (then the id is the paper's) or typed (then the id is new). */
export const adoptTicket = defineCommand({
  name: 'adopt_ticket',
  kinds: ['fact'],
  who: ['tablet'],
  args: z.strictObject({
    ticket_id: ticketId,
    number: printedNumber,
    number_day: dayLabel,
    service_id: serviceId.exactOptional(),
    class_id: classId.exactOptional(),
    language: language.exactOptional(),
    issued_at: instant.exactOptional(),
    issued_by: deviceId.exactOptional(),
    proof: z.enum(['signed', 'unverified', 'typed']),
    secret: secret.exactOptional(),
  }),
})
