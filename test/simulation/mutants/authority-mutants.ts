import { aMutant } from './mutant.ts'

/** Mistakes in the SQL. */
export const authorityMutants = [
  aMutant(
    'call_next drops the order key',
    'sql/functions/commands/call_next.sql',
    'order by w.order_at, w.id limit 1',
    'order by w.id limit 1',
    { steps: 120 },
  ),
  aMutant(
    'call_next takes who is called already',
    'sql/functions/commands/call_next.sql',
    `and w.state = 'waiting'`,
    `and w.state in ('waiting', 'called')`,
    { cast: [1, 3], more: ['customer', 'teller'] },
  ),
  aMutant(
    'a wish that came too late is carried out',
    'sql/functions/tickets/check_fresh.sql',
    `c.kind = 'intent' and`,
    'false and',
    { cast: [1, 2], more: ['cut', 'wait', 'mend'], without: ['crash', 'arm', 'sleep', 'next_day', 'clock'] },
  ),
  aMutant(
    'a refused command does not end at its savepoint',
    'sql/functions/push/judge.sql',
    `elsif v_state like '40%' or`,
    `elsif v_state like 'BS%' or v_state like '40%' or`,
    { steps: 60 },
  ),
  aMutant(
    'a fork is taken for a replay',
    'sql/functions/push/replay.sql',
    `j.outcome := '{"kind": "forked"}';\n    return j;`,
    'null;',
    { cast: [2, 0], more: ['cloned', 'cloned'], without: ['teller'] },
  ),
  aMutant(
    'a replay is judged anew',
    'sql/functions/push/push.sql',
    `elsif (v_item ->> 'seq')::bigint <= w.last_seq then`,
    'elsif false then',
    { more: ['weather'] },
  ),
  aMutant(
    'last_seq counts what it holds twice',
    'sql/functions/push/push.sql',
    'w.last_seq := c.seq;',
    'w.last_seq := c.seq + (c.seq % 5 = 0)::integer;',
    { steps: 60 },
  ),
  aMutant(
    'a kiosk sees what tellers see',
    'sql/functions/push/written_rows.sql',
    'from app_private.tickets_for_public t',
    'from app_private.tickets_for_staff t',
    { steps: 40 },
  ),
  aMutant(
    'a number is found in any branch',
    'sql/functions/tickets/same_ticket.sql',
    'r.branch_id = c.branch_id and r.number_day = t.number_day',
    'r.number_day = t.number_day',
    { cast: [1, 1], more: ['customer', 'typed_number', 'cut'], without: ['teller'] },
  ),
  aMutant(
    'the end of a day expires who waits at any branch',
    'sql/functions/jobs/expire_past.sql',
    `where w.branch_id = p_branch_id and w.queue_day < p_today and w.state = 'waiting'`,
    `where w.queue_day < p_today and w.state = 'waiting'`,
    { cast: [1, 0], steps: 30, more: ['close_day', 'next_day', 'next_day'], without: ['teller'] },
  ),
  aMutant(
    'the day of a number is told by the clock',
    'sql/functions/tickets/ticket_draft.sql',
    `t.number_day := (a ->> 'number_day')::date;`,
    't.number_day := c.today;',
    { cast: [2, 0], more: ['cut', 'next_day', 'next_day'], without: ['teller', 'new_kiosk'] },
  ),
  aMutant(
    'a paper that was typed before is forgotten',
    'sql/functions/tickets/add_alias.sql',
    'where p_alias_id <> p_ticket_id',
    'where p_alias_id = p_ticket_id',
    { cast: [1, 1], more: ['customer', 'typed_number', 'cut'], without: ['teller'] },
  ),
]
