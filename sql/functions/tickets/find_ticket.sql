-- The ticket that a command names, locked. By id or alias, by the call that took it, or by its printed number and day.
-- Null only for a fact whose call was not applied (its flag says so). Raises unknown_reference (facts are quarantined
-- with it; a call that nobody heard of is one) and not_called (an intent on a call that was not applied).
-- Concurrency: for no key update, so that a child row's insert never hides the head of the line from call_next.
create or replace function app_private.find_ticket(c app_private.command) returns app.tickets
language plpgsql
as $$
declare
  t app.tickets;
  v_id uuid := (c.args ->> 'ticket_id')::uuid;
begin
  if v_id is null and c.args ? 'call' then
    select (l.outcome ->> 'ticket_id')::uuid into v_id from app.commands l
    where l.id = (c.args ->> 'call')::uuid and l.branch_id = c.branch_id;
    if not found then
      perform app_private.refuse('unknown_reference', jsonb_build_object('field', 'call'));
    elsif v_id is null and c.kind = 'intent' then
      perform app_private.refuse('not_called');
    elsif v_id is null then
      return null;
    end if;
  elsif v_id is null then
    select k.id into v_id from app.tickets k
    where k.branch_id = c.branch_id and k.number_day = (c.args ->> 'number_day')::date and k.number = c.args ->> 'number';
  end if;
  select * into t from app.tickets k where k.id = v_id and k.branch_id = c.branch_id for no key update;
  if not found then
    select k.* into t from app.ticket_aliases a join app.tickets k on k.id = a.ticket_id
    where a.alias_id = v_id and k.branch_id = c.branch_id for no key update of k;
  end if;
  if t.id is null then
    perform app_private.refuse('unknown_reference', jsonb_build_object('field', 'ticket'));
  end if;
  return t;
end
$$;
