-- A ticket that the authority may never have heard of, rebuilt from its paper: signed record, unverified record, or a
-- typed number (a placeholder, which the real record later fills). Who arrived when is on the paper; doubt goes late.
-- A tablet judges a signature by the keys that it has; whose key is none of the branch's, or was taken back meanwhile, is
-- as unverified here as what the tablet could not check. Such a ticket is flagged, unless it is one that is known anyway.
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
  t.device_id := app_private.paper_device(c);
  t.is_verified := c.args ->> 'proof' = 'signed' and (t.device_id is not null or not c.args ? 'issued_by');
  if v_issued_at <= c.occurred_at then
    t.queued_at := greatest(v_issued_at, (select d.starts_at from app_private.branch_day(c.branch_id, c.occurred_at) d));
    t.order_at := t.queued_at - make_interval(secs => t.head_start_s);
  end if;
  k := app_private.same_ticket(c, t);
  if not t.is_placeholder and not t.is_verified and (k.id is null or k.is_placeholder) then
    t.flags := '{unverified}';
  end if;
  if k.id is not null then
    return app_private.merge_ticket(c, k, t);
  end if;
  return app_private.enter_line(c, t);
end
$$;
