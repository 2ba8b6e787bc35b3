-- How many days the tenant's finished tickets stay hot. Never fewer than a device may be away by the tenant's own rule:
-- a fact that comes late must still find its ticket. Who: functions inside a tenant's context.
create or replace function app_private.archive_days() returns integer
language sql stable
as $$
  select greatest(s.archive_after_days, ceil(s.offline_grace_hours / 24.0)::integer + 1)
  from app.tenant_settings s
$$;
