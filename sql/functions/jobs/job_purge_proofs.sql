-- Deletes what is counted without a tenant and over, one batch of each kind: proofs and challenges that could serve no
-- more, locks a day after the last wrong password, counts of public requests.
-- Who: blesaf_worker, hourly. Answers how many rows went. Concurrency: skip locked, since a request may be counting.
create or replace function app.job_purge_proofs(p_rows_max integer default 5000) returns integer
language plpgsql security definer set search_path = pg_catalog, pg_temp set timezone = 'UTC'
as $$
declare
  v_proofs integer;
  v_locks integer;
  v_counts integer;
  v_now timestamptz := app.now();
begin
  delete from app_private.used_proofs p where p.proof_hash in (
    select o.proof_hash from app_private.used_proofs o where o.expires_at < v_now limit p_rows_max for update skip locked);
  get diagnostics v_proofs = row_count;
  delete from app_private.sign_in_locks l where l.key in (
    select o.key from app_private.sign_in_locks o
    where o.last_failed_at < v_now - interval '1 day' and o.locked_until < v_now limit p_rows_max for update skip locked);
  get diagnostics v_locks = row_count;
  -- The library writes milliseconds since 1970.
  delete from limits.counts c where c.key in (
    select o.key from limits.counts o where o.expire < extract(epoch from v_now) * 1000 limit p_rows_max for update skip locked);
  get diagnostics v_counts = row_count;
  return v_proofs + v_locks + v_counts;
end
$$;
grant execute on function app.job_purge_proofs(integer) to blesaf_worker;
