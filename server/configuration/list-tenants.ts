import type pg from 'pg'

export type Tenant = { readonly id: string; readonly slug: string; readonly is_demo: boolean }

/** All tenants, as the owner. */
export async function listTenants(client: pg.ClientBase | pg.Pool): Promise<Tenant[]> {
  const { rows } = await client.query<Tenant>('select id, slug, is_demo from app_private.list_tenants()')
  return rows
}
