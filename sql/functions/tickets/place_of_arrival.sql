-- Where somebody who joined from afar comes to stand on arrival [AR3]: the place is held for the tenant's minutes from the
-- first call of somebody behind; who comes later stands behind everybody who is there. As sync/effects/place-of-arrival.ts.
-- Concurrency: none; a call that is on its way does not count yet.
create or replace function app_private.place_of_arrival(c app_private.command, t app.tickets) returns timestamptz
language sql stable
as $$
  select case
    when c.occurred_at > app_private.first_passed_at(t) + make_interval(mins => s.web_hold_minutes)
      then greatest(t.order_at, c.occurred_at)
    else t.order_at
  end
  from app.tenant_settings s where s.tenant_id = c.tenant_id
$$;
