import type pg from 'pg'
import type { Violation } from './violation.ts'

const SAME_ID_TWICE = `
  select id::text as subject, format('judged %s times', count(*)) as what
  from app.ledger group by tenant_id, id having count(*) > 1`

const EVENT_TWICE = `
  select command_id::text as subject, format('%s events on ticket %s', count(*), ticket_id) as what
  from app.ticket_events e
  where command_id is not null
    -- A call that comes again after lost history, before the paper that it was about, makes the ticket first,
    -- or finds it under the number that somebody had typed.
    and not (what in ('adopted', 'merged') and exists (select from app.ledger l where l.tenant_id = e.tenant_id and l.id = e.command_id and l.name = 'call_next'))
  group by tenant_id, command_id, ticket_id having count(*) > 1`

const EVENT_WITHOUT_COMMAND = `
  select e.command_id::text as subject, format('event %s of %s belongs to no applied command that names the ticket', e.ordinal, e.ticket_id) as what
  from app.ticket_events e
  where e.command_id is not null and not exists (
    select from app.ledger l
    where l.tenant_id = e.tenant_id and l.id = e.command_id and l.outcome ->> 'kind' = 'applied' and e.ticket_id = any (l.ticket_ids))`

const CALL_WITHOUT_EVENT = `
  select l.id::text as subject, 'an applied call_next has not called the ticket of its outcome' as what
  from app.ledger l
  where l.name = 'call_next' and l.kind = 'intent' and l.outcome ->> 'kind' = 'applied' and not exists (
    select from app.ticket_events e
    where e.tenant_id = l.tenant_id and e.ticket_id = (l.outcome ->> 'ticket_id')::uuid and e.command_id = l.id and e.what = 'called')`

const GAP = `
  select w.id::text as subject, format('last_seq %s, but %s seqs from %s to %s', w.last_seq, count(s.seq), min(s.seq), max(s.seq)) as what
  from app.writers w
  left join (select writer_id, seq from app.ledger union all select writer_id, seq from app.command_replays) s on s.writer_id = w.id
  group by w.id, w.last_seq
  having count(s.seq) <> w.last_seq or count(distinct s.seq) <> w.last_seq
    or (w.last_seq > 0 and (min(s.seq) <> 1 or max(s.seq) <> w.last_seq))`

const QUARANTINED_WITHOUT_RAW = `
  select l.id::text as subject, 'quarantined, but nobody can see it' as what
  from app.ledger l
  where l.outcome ->> 'kind' = 'quarantined'
    and not exists (select from app.quarantine q where q.writer_id = l.writer_id and q.seq = l.seq)`

/**
 * [I5] each command id is judged once and has one set of events; [I6] the seqs of a writer are 1 to last_seq, replays
 * under a second writer counted.
 */
export async function checkLedger(db: pg.ClientBase): Promise<Violation[]> {
  const violations: Violation[] = []
  const add = async (rule: 'I5' | 'I6', text: string): Promise<void> => {
    const { rows } = await db.query<{ subject: string; what: string }>(text)
    violations.push(...rows.map((row) => ({ rule, ...row })))
  }
  for (const text of [SAME_ID_TWICE, EVENT_TWICE, EVENT_WITHOUT_COMMAND, CALL_WITHOUT_EVENT, QUARANTINED_WITHOUT_RAW])
    await add('I5', text)
  await add('I6', GAP)
  return violations
}
