-- Counts an unexpected error of a command, in a transaction of its own. Answers how many there were: at the third the
-- server gives the command up. Who: blesaf_api. Concurrency: upsert on the primary key.
create or replace function app.count_failure(p_tenant_id uuid, p_device_id uuid, p_command_id uuid, p_sqlstate text) returns integer
language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
declare
  v_failures integer;
begin
  perform app_private.enter(p_tenant_id, p_device_id);
  insert into app.command_failures as f (tenant_id, command_id, failures, last_sqlstate, last_at)
  values (p_tenant_id, p_command_id, 1, left(p_sqlstate, 5), app.now())
  on conflict (tenant_id, command_id) do update
    set failures = f.failures + 1, last_sqlstate = excluded.last_sqlstate, last_at = excluded.last_at
  returning f.failures into v_failures;
  return v_failures;
end
$$;
grant execute on function app.count_failure(uuid, uuid, uuid, text) to blesaf_api;
