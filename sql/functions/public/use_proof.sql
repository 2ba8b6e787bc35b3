-- Marks a proof of work as used and answers whether it was the first time; a proof that has expired is none. Some that
-- expired are swept at each call, so that the table holds minutes.
-- Who: blesaf_api. Concurrency: the primary key decides between two that use one proof at once; skip locked for the sweep.
create or replace function app.use_proof(p_hash text, p_expires_at timestamptz) returns boolean
language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
declare
  v_swept_max constant integer := 20;
begin
  if p_expires_at <= app.now() then
    return false;
  end if;
  delete from app_private.used_proofs p where p.proof_hash in (
    select o.proof_hash from app_private.used_proofs o where o.expires_at <= app.now() - interval '1 minute'
    order by o.expires_at limit v_swept_max for update skip locked);
  insert into app_private.used_proofs (proof_hash, expires_at) values (p_hash, p_expires_at) on conflict do nothing;
  return found;
end
$$;
grant execute on function app.use_proof(text, timestamptz) to blesaf_api;
