import type pg from 'pg'
import type { Violation } from './violation.ts'

const ORDINALS = `
  select t.id::text as subject, format('version %s, but %s events up to %s', t.version, count(e.ordinal), max(e.ordinal)) as what
  from app.tickets t left join app.ticket_events e on e.tenant_id = t.tenant_id and e.ticket_id = t.id
  group by t.tenant_id, t.id, t.version
  having count(e.ordinal) <> t.version or min(e.ordinal) is distinct from 1 or max(e.ordinal) is distinct from t.version`

const DIFFERENT = `
  select r.id::text as subject, format('%s: row %s, events %s', k.key, r.row -> k.key, r.replayed -> k.key) as what
  from (
    select t.id, jsonb_strip_nulls(app_private.public_fields(t)) as row, jsonb_strip_nulls(app_private.replay_events(t.id)) as replayed
    from app.tickets t offset 0
  ) r
  cross join lateral jsonb_object_keys(r.row || r.replayed) k (key)
  where r.row -> k.key is distinct from r.replayed -> k.key`

/**
 * [I10] every change has one event, ordinals run from 1 to version, and replaying them gives the row. As the owner inside
 * each tenant, because the replay finds its events by the index only with the tenant known.
 */
export async function checkReplay(db: pg.ClientBase): Promise<Violation[]> {
  const tenants = await db.query<{ id: string }>('select id from app.tenants')
  const violations: Violation[] = []
  // Instants in patches are text as app.push writes them, in UTC.
  await db.query(`set timezone = 'UTC'`)
  await db.query('set role blesaf_owner')
  for (const { id } of tenants.rows) {
    await db.query(`select set_config('app.tenant_id', $1, false)`, [id])
    for (const text of [ORDINALS, DIFFERENT]) {
      const { rows } = await db.query<{ subject: string; what: string }>(text)
      violations.push(...rows.map((row) => ({ rule: 'I10' as const, ...row })))
    }
  }
  await db.query('reset role')
  return violations
}
