import type { Authority } from '../authority/authority.ts'

const CROSSED = `
  select e.tenant_id::text as subject, format('%s of device %s', e.what, e.device_id) as what from app.ticket_events e
  where (e.device_id = any ($1)) <> (e.tenant_id = $2) and e.device_id is not null`

/** [I9] No device has done anything to a ticket of a bank that is not its own. */
export async function checkApart(
  authority: Authority,
  other: { readonly tenantId: string; readonly deviceIds: readonly string[] },
): Promise<string[]> {
  const rows = await authority.ask<{ subject: string; what: string }>(CROSSED, [other.deviceIds, other.tenantId])
  return rows.map(({ subject, what }) => `in tenant ${subject}: ${what}`)
}
