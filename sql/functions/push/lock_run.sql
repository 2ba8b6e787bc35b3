-- Locks all tickets that a run of facts names, in id order, before the first of them is judged: two runs that share
-- tickets can then not deadlock on each other. Names are resolved by id, alias, natural key or the call that took one.
-- Commands up to p_last_seq were judged before and lock nothing: a batch that comes again must not hide its tickets
-- from call_next, which passes what is locked.
create or replace function app_private.lock_run(c app_private.command, p_last_seq bigint, p_commands jsonb) returns void
language plpgsql
as $$
begin
  perform from app.tickets t
  where t.id in (
    with new as (
      select i.value -> 'args' as args from jsonb_array_elements(p_commands) i where (i.value ->> 'seq')::bigint > p_last_seq
    )
    select (n.args ->> 'ticket_id')::uuid from new n where n.args ->> 'ticket_id' ~ '^[0-9a-f-]{36}$'
    union
    select a.ticket_id from new n
      join app.ticket_aliases a on a.alias_id = (n.args ->> 'ticket_id')::uuid
      where n.args ->> 'ticket_id' ~ '^[0-9a-f-]{36}$'
    union
    select k.id from new n
      join app.tickets k on k.branch_id = c.branch_id and k.number_day = (n.args ->> 'number_day')::date
        and k.number = n.args ->> 'number'
      where n.args ->> 'number_day' ~ '^[0-9]{4}-[0-9]{2}-[0-9]{2}$'
    union
    select (l.outcome ->> 'ticket_id')::uuid from new n
      join app.commands l on l.id = (n.args ->> 'call')::uuid
      where n.args ->> 'call' ~ '^[0-9a-f-]{36}$'
  )
  order by t.id
  for no key update;
exception when data_exception then
  -- A name that does not parse is judged, and quarantined, by its own command.
  null;
end
$$;
