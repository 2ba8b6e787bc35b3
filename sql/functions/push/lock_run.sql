-- Locks all tickets that a run of facts names, in id order, before the first of them is judged: two runs that share
-- tickets can then not deadlock on each other. Names are resolved by id, alias, natural key or the call that took one.
create or replace function app_private.lock_run(c app_private.command, p_commands jsonb) returns void
language plpgsql
as $$
begin
  perform from app.tickets t
  where t.id in (
    select (i.value #>> '{args,ticket_id}')::uuid from jsonb_array_elements(p_commands) i
      where i.value #>> '{args,ticket_id}' ~ '^[0-9a-f-]{36}$'
    union
    select a.ticket_id from jsonb_array_elements(p_commands) i
      join app.ticket_aliases a on a.alias_id = (i.value #>> '{args,ticket_id}')::uuid
      where i.value #>> '{args,ticket_id}' ~ '^[0-9a-f-]{36}$'
    union
    select n.id from jsonb_array_elements(p_commands) i
      join app.tickets n on n.branch_id = c.branch_id and n.number_day = (i.value #>> '{args,number_day}')::date
        and n.number = i.value #>> '{args,number}'
      where i.value #>> '{args,number_day}' ~ '^[0-9]{4}-[0-9]{2}-[0-9]{2}$'
    union
    select (l.outcome ->> 'ticket_id')::uuid from jsonb_array_elements(p_commands) i
      join app.commands l on l.id = (i.value #>> '{args,call}')::uuid
      where i.value #>> '{args,call}' ~ '^[0-9a-f-]{36}$'
  )
  order by t.id
  for no key update;
exception when data_exception then
  -- A name that does not parse is judged, and quarantined, by its own command.
  null;
end
$$;
