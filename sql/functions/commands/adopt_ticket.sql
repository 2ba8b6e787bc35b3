-- A ticket that the authority may never have heard of, rebuilt from its paper: signed record, unverified record, or a
-- typed number (a placeholder, which the real record later fills). Who arrived when is on the paper; doubt goes late.
-- Raises: unknown_reference.
create or replace function app_private.adopt_ticket(c app_private.command) returns app_private.effect
language plpgsql
as $$
declare
  t app.tickets;
  k app.tickets;
  v_issued_at timestamptz := (c.args ->> 'issued_at')::timestamptz;
begin
  if not c.args ? 'service_id' then
    c.args := c.args || jsonb_build_object('service_id', app_private.service_of_number(c));
  end if;
  t := app_private.ticket_draft(c, 'adopted');
  t.is_placeholder := c.args ->> 'proof' = 'typed';
  t.is_verified := c.args ->> 'proof' = 'signed';
  t.device_id := (c.args ->> 'issued_by')::uuid;
  if v_issued_at <= c.occurred_at then
    t.queued_at := greatest(v_issued_at, (select d.starts_at from app_private.branch_day(c.branch_id, c.occurred_at) d));
    t.order_at := t.queued_at - make_interval(secs => t.head_start_s);
  end if;
  k := app_private.same_ticket(c, t);
  if k.id is not null then
    return app_private.merge_ticket(c, k, t);
  end if;
  if c.args ->> 'proof' = 'unverified' then
    t.flags := '{unverified}';
  end if;
  return app_private.enter_line(c, t);
end
$$;
