import { z } from 'zod'
import type { Language } from '../../../sync/words/language.ts'

/** As it is typed; sent once nothing is wrong with it. */
export type TypedTenant = {
  readonly slug: string
  readonly ar: string
  readonly fr: string
  readonly en: string
  readonly adminName: string
  readonly adminEmail: string
  readonly adminLanguage: Language
}
export type TypedField = Exclude<keyof TypedTenant, 'adminLanguage'>
export type TypedFault = 'needed' | 'slug_malformed' | 'email_malformed'

/** The server's own rule; what it says is the last word. */
const SLUG = /^[a-z][a-z0-9-]{1,40}$/
const EMAIL = /^[^\s@]+@[^\s@]+$/

export const addedTenant = z.object({
  tenant_id: z.uuid(),
  admin_id: z.uuid(),
  invitation_url: z.url(),
  expires_at: z.string(),
})
export type AddedTenant = z.output<typeof addedTenant>

/** What is wrong with each field, so that all faults are seen at once. */
export function tenantFaults(typed: TypedTenant): Partial<Record<TypedField, TypedFault>> {
  const { adminLanguage: _, ...texts } = typed
  const faults: Partial<Record<TypedField, TypedFault>> = {}
  for (const field of Object.keys(texts) as TypedField[]) if (typed[field].trim() === '') faults[field] = 'needed'
  if (faults.slug === undefined && !SLUG.test(typed.slug.trim())) faults.slug = 'slug_malformed'
  if (faults.adminEmail === undefined && !EMAIL.test(typed.adminEmail.trim())) faults.adminEmail = 'email_malformed'
  return faults
}

export function toNewTenant(typed: TypedTenant) {
  return {
    slug: typed.slug.trim(),
    name: { ar: typed.ar.trim(), fr: typed.fr.trim(), en: typed.en.trim() },
    admin: { name: typed.adminName.trim(), email: typed.adminEmail.trim(), language: typed.adminLanguage },
  }
}
