import { z } from '@hono/zod-openapi'
import { phone } from '../../sync/commands/fields.ts'
import { emailCharsMax } from '../../sync/commands/limits.ts'
import { ticketId } from '../../sync/ids.ts'

const email = z.email().max(emailCharsMax)
const after = z.uuid().exactOptional()

/** By what a visitor's contact is looked for: exactly one of the two. In a body, so that it stands in no address and no log. */
export const contactReference = z.union([z.strictObject({ phone, after }), z.strictObject({ email, after })])

/** A visitor, by contact or by one visit: a contact that has ended with its visit finds nobody any more. */
export const personReference = z.union([z.strictObject({ ticket_id: ticketId, after }), ...contactReference.options])

export type PersonReference = z.output<typeof personReference>

/** The arguments ticket, phone and e-mail of the functions in sql/functions/privacy. */
export function argumentsOf(reference: PersonReference): [string | null, string | null, string | null] {
  return [
    'ticket_id' in reference ? reference.ticket_id : null,
    'phone' in reference ? reference.phone : null,
    'email' in reference ? reference.email : null,
  ]
}
