import { applyConfiguration } from '../../../server/configuration/apply-configuration.ts'
import { asOwner } from '../../../server/configuration/as-owner.ts'
import { readDemoDocument } from '../../../server/demo/read-demo-document.ts'
import type { Language } from '../../../sync/words/language.ts'

export const SLUG = 'kairouan-remparts'
const OPEN = [{ from: '08:00', to: '12:00' }]
const WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const

export type ServiceKey = 'cash' | 'accounts' | 'cards'

const document = readDemoDocument(SLUG)

export function serviceNames(key: ServiceKey): Readonly<Record<Language, string>> {
  const names = document.services.find((service) => service.key === key)?.names
  if (names?.ar === undefined || names.fr === undefined || names.en === undefined)
    throw new Error(`${key} is not named in all languages`)
  return { ar: names.ar, fr: names.fr, en: names.en }
}

/** The demonstration keeps this branch closed for its renovation. */
export async function openForAMorning(connection: { connectionString: string }, tenantId: string): Promise<void> {
  const calendar = { hours: Object.fromEntries(WEEKDAYS.map((day) => [day, OPEN])) }
  const services = document.services.map((service) =>
    service.key === 'accounts' ? { ...service, offers_appointments: true } : service,
  )
  const opened = { ...document, services, branch: { ...document.branch, calendar } }
  const applied = await asOwner(connection, (client) => applyConfiguration(client, { tenantId, document: opened }))
  if (applied.kind !== 'published') throw new Error(JSON.stringify(applied))
}
