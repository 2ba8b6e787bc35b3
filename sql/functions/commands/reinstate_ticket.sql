-- A no-show came back. The place follows the tenant's rule: kept, at the back, or some minutes from now.
-- Raises: wrong_state, ticket_ended, unknown_reference.
create or replace function app_private.reinstate_ticket(c app_private.command) returns app_private.effect
language plpgsql
as $$
declare
  t app.tickets;
  x app.ticket_transitions;
  s app.tenant_settings;
  v_order_at timestamptz;
begin
  t := app_private.find_ticket(c);
  x := app_private.cell(c, t);
  if x.effect = 'record' then
    return app_private.record_only(c, t, x.code);
  end if;
  select * into strict s from app.tenant_settings r where r.tenant_id = c.tenant_id;
  v_order_at := case s.reinstate_rule
    when 'keep_place' then t.order_at
    when 'back_of_line' then greatest(t.order_at, c.occurred_at)
    else greatest(t.order_at, c.occurred_at + make_interval(mins => s.reinstate_after_minutes))
  end;
  perform app_private.append_event(c, t, 'reinstated', app_private.waiting_patch() || jsonb_build_object('order_at', v_order_at));
  return app_private.on_ticket(t.id);
end
$$;
