-- A customer joins the line from afar. The server numbers the ticket with its own letter, so that no kiosk's lane is
-- touched; result.number is it. The same ticket id and secret again is answered with the number that it has. Where the
-- tenant wants arrival to be proven, the ticket is awaited: put aside until confirm_arrival [AR1].
-- Raises: unknown_reference, service_unavailable, outside_hours, holiday, after_last_ticket, over_capacity
-- (details.opens_at), walk_ins_first, malformed. Concurrency: the row of the prefix in server_numbers, under which capacity
-- and share are counted exactly among web check-ins; a kiosk's paper is only flagged, so it may pass the capacity at any time.
create or replace function app_private.check_in_web(c app_private.command) returns app_private.effect
language plpgsql
as $$
declare
  s app.services := app_private.service_in_use(c, (c.args ->> 'service_id')::uuid);
  v_day date := (select d.day from app_private.branch_day(c.branch_id, c.occurred_at) d);
  k app.tickets;
  t app.tickets;
begin
  if not s.offers_web then
    perform app_private.refuse('service_unavailable');
  end if;
  perform app_private.class_in_use(c);
  select * into k from app.tickets r where r.id = (c.args ->> 'ticket_id')::uuid and r.branch_id = c.branch_id;
  if found and k.origin = 'web' and k.secret_digest = app_private.secret_digest(c.args ->> 'secret') then
    return app_private.on_ticket(k.id, '{no_effect}', jsonb_build_object('number', k.number));
  elsif found then
    perform app_private.refuse('malformed', jsonb_build_object('field', 'ticket_id'));
  end if;
  c.args := c.args || app_private.server_number(c, s.prefix, v_day);
  perform app_private.check_open(c, s, c.occurred_at, (
    select count(*)::integer from app.tickets r
    where r.branch_id = c.branch_id and r.number_day between v_day - 1 and v_day + 1 and r.queue_day = v_day
      and (r.legs -> 0 ->> 'service_id')::uuid = s.id));
  perform app_private.check_web_share(c, s.id, v_day);
  t := app_private.ticket_draft(c, 'web');
  if exists (select from app.tenant_settings r where r.tenant_id = c.tenant_id and r.web_arrival = 'proof') then
    t.state := 'parked';
  end if;
  return app_private.enter_line(c, t);
end
$$;
