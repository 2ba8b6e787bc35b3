-- The ticket that a call_next had taken before history was lost, when its kiosk has not told of it again yet: a
-- placeholder under its own id and number, which the issue later fills. Without it the call, and what was done upon it,
-- would find nobody, for the teller may well be the first to come back.
-- Concurrency: as adopt_ticket.
create or replace function app_private.rebuild_called(c app_private.command) returns void
language plpgsql
as $$
declare
  v_id uuid := (c.prior_outcome ->> 'ticket_id')::uuid;
  v_number text := c.prior_outcome #>> '{result,number}';
begin
  if coalesce(v_number !~ '^[A-Z]{1,3}-[A-Z]{0,4}[0-9]{2,6}(/[0-9]{1,2})?$', true)
    or exists (select from app.tickets t where t.id = v_id)
    or exists (select from app.ticket_aliases a where a.alias_id = v_id) then
    return;
  end if;
  c.args := jsonb_build_object('ticket_id', v_id, 'number', v_number, 'proof', 'typed',
    'number_day', (select d.day from app_private.branch_day(c.branch_id, c.occurred_at) d));
  perform app_private.adopt_ticket(c);
end
$$;
