import type pg from 'pg'
import { listTenants } from '../configuration/list-tenants.ts'

/** Demo mode lets everybody in, so it never runs beside data of real people. The client is the owner's. */
export async function isDemoAllowed(client: pg.ClientBase): Promise<boolean> {
  return (await listTenants(client)).every(({ is_demo }) => is_demo)
}
