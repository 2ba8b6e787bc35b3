import { z } from 'zod'
import { commandId, ticketId } from '../ids.ts'
import { dayLabel } from '../wire/instant.ts'
import { anyNumber } from './fields.ts'

const byId = { ticket_id: ticketId }
const byCall = { call: commandId }
const byNumber = { number: anyNumber, number_day: dayLabel }

/**
 * The arguments of a command on a ticket, named in exactly one of three ways. Strict members make the ways exclusive:
 * a command that names its ticket twice could name two tickets.
 */
export function withTicket<Shape extends z.core.$ZodShape>(shape: Shape) {
  return z.union([
    z.strictObject({ ...byId, ...shape }),
    z.strictObject({ ...byCall, ...shape }),
    z.strictObject({ ...byNumber, ...shape }),
  ])
}
