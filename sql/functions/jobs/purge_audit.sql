-- Deletes a batch of the tenant's notes that are older than its audit retention: the one thing that may take a note away.
-- Answers how many. Concurrency: none; notes do not change.
create or replace function app_private.purge_audit(p_rows_max integer) returns integer
language plpgsql
as $$
declare
  v_before timestamptz := (select app.now() - make_interval(months => s.audit_retention_months) from app.tenant_security s);
  v_rows integer;
begin
  perform set_config('app.purging', 'on', true);
  delete from app.audit_log a where (a.tenant_id, a.id) in (
    select o.tenant_id, o.id from app.audit_log o where o.at < v_before order by o.at limit p_rows_max);
  get diagnostics v_rows = row_count;
  perform set_config('app.purging', '', true);
  return v_rows;
end
$$;
