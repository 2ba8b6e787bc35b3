-- Deletes what has served its time of a tenant's sign-ins, one batch of each kind: tokens and sessions (purge_sessions),
-- links to choose a password a week after their end, enrolment codes thirty days after theirs, sign-ins that another
-- provider never answered an hour after theirs, notes beyond the audit's retention. Enrolment codes whose hour is over
-- are ended, which frees their selectors.
-- Who: blesaf_worker, hourly. Answers how many rows went. Concurrency: codes skip locked; the rest is in nobody's hands.
create or replace function app.job_purge_identity(p_tenant_id uuid, p_rows_max integer default 5000) returns integer
language plpgsql security definer set search_path = pg_catalog, pg_temp set timezone = 'UTC'
as $$
declare
  v_rows integer;
  v_sum integer;
  v_now timestamptz := app.now();
begin
  perform app_private.enter(p_tenant_id);
  v_sum := app_private.purge_sessions(p_rows_max) + app_private.purge_audit(p_rows_max);
  delete from app.password_links l where (l.tenant_id, l.token_hash) in (
    select o.tenant_id, o.token_hash from app.password_links o where o.expires_at < v_now - interval '7 days' limit p_rows_max);
  get diagnostics v_rows = row_count;
  v_sum := v_sum + v_rows;
  update app.enrolment_codes c set ended_at = c.expires_at, end_reason = 'expired' where c.id in (
    select o.id from app.enrolment_codes o where o.ended_at is null and o.expires_at <= v_now limit p_rows_max for no key update skip locked);
  delete from app.enrolment_codes c where c.id in (
    select o.id from app.enrolment_codes o where o.ended_at < v_now - interval '30 days' limit p_rows_max);
  get diagnostics v_rows = row_count;
  v_sum := v_sum + v_rows;
  delete from app.oidc_flows f where (f.tenant_id, f.state_hash) in (
    select o.tenant_id, o.state_hash from app.oidc_flows o where o.expires_at < v_now - interval '1 hour' limit p_rows_max);
  get diagnostics v_rows = row_count;
  return v_sum + v_rows;
end
$$;
grant execute on function app.job_purge_identity(uuid, integer) to blesaf_worker;
