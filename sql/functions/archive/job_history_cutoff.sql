-- The first day of the first month that the tenant keeps in its history. Who: blesaf_worker.
create or replace function app.job_history_cutoff(p_tenant_id uuid) returns date
language plpgsql stable security definer set search_path = pg_catalog, pg_temp set timezone = 'UTC'
as $$
begin
  perform app_private.enter(p_tenant_id);
  return (
    select (date_trunc('month', app.now()) - make_interval(months => s.history_retention_months))::date
    from app.tenant_settings s);
end
$$;
grant execute on function app.job_history_cutoff(uuid) to blesaf_worker;
