-- The customer lets the next few people pass: a place just behind the last of them, a limited number of times.
-- Raises: wrong_state, ticket_ended, let_pass_limit, unknown_reference.
create or replace function app_private.let_pass(c app_private.command) returns app_private.effect
language plpgsql
as $$
declare
  t app.tickets;
  x app.ticket_transitions;
  v_order_at timestamptz;
begin
  t := app_private.find_ticket(c);
  x := app_private.cell(c, t);
  if x.effect = 'record' then
    return app_private.record_only(c, t, x.code);
  end if;
  if t.passes_used >= (select s.let_pass_max from app.tenant_settings s where s.tenant_id = c.tenant_id) then
    perform app_private.refuse('let_pass_limit');
  end if;
  select max(n.order_at) into v_order_at from (
    select w.order_at from app.tickets w
    where w.branch_id = c.branch_id and w.queue_day = t.queue_day and w.state = 'waiting' and w.service_id = t.service_id
      and (w.order_at, w.id) > (t.order_at, t.id)
    order by w.order_at, w.id limit least(greatest((c.args ->> 'count')::integer, 1), 5)
  ) n;
  if v_order_at is null then
    return app_private.on_ticket(t.id, '{no_effect}');
  end if;
  perform app_private.append_event(c, t, 'let_pass', jsonb_build_object(
    'order_at', v_order_at + interval '1 microsecond', 'passes_used', t.passes_used + 1));
  return app_private.on_ticket(t.id);
end
$$;
