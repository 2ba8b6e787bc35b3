import pg from 'pg'
import type { Faults } from './faults.ts'
import type { LoadResult } from './run-load.ts'

/** What must hold in the database when everybody has gone; each ticket that breaks it is a fault. */
type Check = { readonly kind: string; readonly of?: 'issued' | 'called' | 'completed'; readonly text: string }

const CHECKS: readonly Check[] = [
  {
    kind: 'ticket not on the server once',
    of: 'issued',
    text: `select i.id::text as found from unnest($1::uuid[]) i (id)
           where (select count(*) from app.tickets t where t.id = i.id) <> 1`,
  },
  {
    kind: 'ticket that nobody issued',
    of: 'issued',
    text: 'select t.id::text as found from app.tickets t where not t.id = any ($1::uuid[])',
  },
  {
    kind: 'ticket called twice',
    text: `select e.ticket_id::text as found from app.ticket_events e where e.what = 'called'
           group by e.ticket_id having count(*) > 1`,
  },
  {
    kind: 'call that the server does not know',
    of: 'called',
    text: `select c.id::text as found from unnest($1::uuid[]) c (id)
           where not exists (select from app.ticket_events e where e.ticket_id = c.id and e.what = 'called')`,
  },
  {
    kind: 'completed ticket in another state',
    of: 'completed',
    text: `select c.id || ' ' || t.state as found from unnest($1::uuid[]) c (id) join app.tickets t on t.id = c.id
           where t.state <> 'completed'`,
  },
  {
    kind: 'printed number given twice',
    text: `select branch_id || ' ' || number as found from app.tickets
           group by branch_id, number_day, number having count(*) > 1`,
  },
  { kind: 'quarantined command', text: 'select name as found from app.quarantine' },
]

/** Past row level security: it must see the rows of every bank. */
export async function judgeFloor(connection: pg.ClientConfig, load: LoadResult, faults: Faults): Promise<void> {
  const twice = load.called.filter((id, at) => load.called.indexOf(id) !== at)
  for (const id of twice) faults.add('ticket told to two tellers', id)
  const client = new pg.Client(connection)
  await client.connect()
  try {
    for (const { kind, of, text } of CHECKS) {
      const { rows } = await client.query<{ found: string }>(text, of === undefined ? [] : [load[of]])
      for (const { found } of rows) faults.add(kind, found)
    }
  } finally {
    await client.end()
  }
}
