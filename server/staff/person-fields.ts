import { z } from '@hono/zod-openapi'
import { emailField } from '../http/email-field.ts'
import { nameField } from '../http/name-field.ts'

const NAME_CHARS_MAX = 120
const BRANCHES_MAX = 200

export const languageField = z.enum(['ar', 'fr', 'en']).default('fr')

/** A person who is invited, without role: what tenants' people and operators have in common. */
export const invited = z.object({ name: nameField(NAME_CHARS_MAX), email: emailField, language: languageField })

const role = z.enum(['teller', 'manager', 'admin'])
const branchIds = z.array(z.uuid()).max(BRANCHES_MAX)

export const newPerson = invited.extend({ role, branch_ids: branchIds.default([]) })
export const personPatch = z
  .strictObject({
    name: nameField(NAME_CHARS_MAX),
    role,
    branch_ids: branchIds,
    active: z.boolean(),
    language: z.enum(['ar', 'fr', 'en']),
  })
  .partial()

const proofs = { has_password: z.boolean().nullable(), has_second_factor: z.boolean().nullable() }
export const operator = z
  .object({
    id: z.uuid(),
    name: z.string(),
    email: z.string().nullable(),
    active: z.boolean(),
    language: z.string(),
    version: z.number(),
    created_at: z.string(),
    ...proofs,
  })
  .openapi('Operator')
export const person = operator.extend({ role, branch_ids: z.array(z.uuid()) }).openapi('Person')

/** A link to be handed to the person; it is told this once. */
export const invitation = z
  .object({ staff_id: z.uuid(), invitation_url: z.string(), expires_at: z.string() })
  .openapi('Invitation')
export type Invitation = z.output<typeof invitation>
