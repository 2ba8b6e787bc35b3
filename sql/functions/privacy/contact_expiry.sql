-- Until when personal fields may be kept whose purpose ends at a given moment, by the tenant's retention (by default
-- not a moment longer).
create or replace function app_private.contact_expiry(p_tenant_id uuid, p_ends_at timestamptz) returns timestamptz
language sql stable
as $$
  select p_ends_at + make_interval(hours => s.contact_retention_hours) from app.tenant_settings s where s.tenant_id = p_tenant_id
$$;
