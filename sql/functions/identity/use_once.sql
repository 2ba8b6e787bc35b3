-- Takes a challenge or a proof out of use: true the first time, false ever after and once it is over. What is over goes on
-- the way, a few at a time, so that the table holds minutes even while no job runs.
-- Who: inner functions. Concurrency: the primary key; of two that come at once one is told false.
create or replace function app_private.use_once(p_hash text, p_expires_at timestamptz) returns boolean
language plpgsql
as $$
declare
  v_is_first boolean;
  v_swept_max constant integer := 20;
begin
  if p_expires_at is null or p_expires_at <= app.now() then
    return false;
  end if;
  insert into app_private.used_proofs (proof_hash, expires_at) values (p_hash, p_expires_at) on conflict do nothing;
  v_is_first := found;
  -- A transaction that began before the end could still come: what is over stays for a while.
  delete from app_private.used_proofs u where u.proof_hash in (
    select o.proof_hash from app_private.used_proofs o where o.expires_at < app.now() - interval '5 minutes'
    order by o.expires_at limit v_swept_max for update skip locked);
  return v_is_first;
end
$$;
