import type pg from 'pg'

const CALLED_TWICE = `
  select e.ticket_id::text as subject, format('event %s calls a ticket that was %s', e.ordinal, b.state) as what
  from app.ticket_events e
  cross join lateral (
    select p.patch ->> 'state' as state from app.ticket_events p
    where p.tenant_id = e.tenant_id and p.ticket_id = e.ticket_id and p.ordinal < e.ordinal and p.patch ? 'state'
    order by p.ordinal desc limit 1
  ) b
  where e.what = 'called' and e.patch ->> 'call_kind' = 'next' and b.state <> 'waiting'`

const DOUBLE_UNSEEN = `
  select l.id::text as subject, 'a double call is not flagged in its outcome' as what
  from app.ticket_events e join app.ledger l on l.tenant_id = e.tenant_id and l.id = e.command_id
  where 'double_call' = any (e.flags) and not coalesce(l.outcome -> 'flags' ? 'double_call', false)`

/** [I3] call_next takes a ticket that nobody has, and an offline double call is told to whoever made it. */
export async function checkCallsInOrder(db: pg.ClientBase): Promise<{ rule: 'I3'; subject: string; what: string }[]> {
  const found = []
  for (const text of [CALLED_TWICE, DOUBLE_UNSEEN]) {
    const { rows } = await db.query<{ subject: string; what: string }>(text)
    found.push(...rows.map((row) => ({ rule: 'I3' as const, ...row })))
  }
  return found
}
