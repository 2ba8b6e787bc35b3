-- Until when a session stands if it is not renewed: at a device as long as the tenant lets it work alone, at a browser as
-- long as somebody may leave it unattended; never beyond its end. A device that may not work alone at all still gets the
-- time in which an access token of its person is renewed.
-- Who: inner functions of sign-in, in the tenant's transaction. Concurrency: none.
create or replace function app_private.session_expiry(p_tenant_id uuid, p_device_id uuid, p_ends_at timestamptz) returns timestamptz
language sql stable
as $$
  select least(p_ends_at, app.now() + case
    when p_device_id is null then make_interval(hours => s.session_idle_hours)
    else greatest(make_interval(hours => t.offline_grace_hours), interval '15 minutes') end)
  from app.tenant_security s join app.tenant_settings t on t.tenant_id = s.tenant_id where s.tenant_id = p_tenant_id
$$;
