import { randomUUID } from 'node:crypto'
import type pg from 'pg'
import type { ApplyTexts } from './apply-texts.ts'
import { listTenants } from './list-tenants.ts'
import type { ApplyOptions } from './read-apply-options.ts'

export type FoundTenant = { kind: 'found'; id: string } | { kind: 'not_found'; message: string }

/** The tenant that was named, or the only one there is; made when that was asked for. */
export async function findTenant(
  client: pg.ClientBase,
  options: ApplyOptions,
  texts: ApplyTexts,
): Promise<FoundTenant> {
  const tenants = await listTenants(client)
  const known = tenants.map(({ slug }) => slug).join(', ') || '—'
  if (options.tenant === undefined) {
    const [only, ...others] = tenants
    if (only !== undefined && others.length === 0) return { kind: 'found', id: only.id }
    return { kind: 'not_found', message: texts.tenantUnclear(known) }
  }
  const named = tenants.find(({ slug }) => slug === options.tenant)
  if (named !== undefined) return { kind: 'found', id: named.id }
  if (options.newTenant === undefined) return { kind: 'not_found', message: texts.tenantUnknown(options.tenant, known) }
  const id = randomUUID()
  const name = { ar: options.newTenant, fr: options.newTenant, en: options.newTenant }
  await client.query('select app_private.create_tenant($1, $2, $3)', [id, options.tenant, JSON.stringify(name)])
  return { kind: 'found', id }
}
