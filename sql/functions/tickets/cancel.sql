-- The customer is gone for good: by the teller's word or by the customer's own.
create or replace function app_private.cancel(c app_private.command, p_what text) returns app_private.effect
language plpgsql
as $$
declare
  t app.tickets;
  x app.ticket_transitions;
begin
  t := app_private.find_ticket(c);
  x := app_private.cell(c, t);
  if x.effect = 'record' then
    return app_private.record_only(c, t, x.code);
  end if;
  perform app_private.append_event(c, t, p_what, jsonb_build_object('state', 'cancelled', 'ended_at', c.occurred_at), '{}', c.args ->> 'reason');
  return app_private.on_ticket(t.id);
end
$$;
