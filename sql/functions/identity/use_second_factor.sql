-- Takes a second factor that the server has found to be right: the time step of a code, or the hash of a recovery code. Answers
-- false when it has served already, or a later code has. Who: blesaf_api.
-- Concurrency: the update of the person's row, of two with one code one finds it used.
create or replace function app.use_second_factor(p_tenant_id uuid, p_staff_id uuid, p_step bigint, p_code_hash text, p_origin jsonb)
returns boolean
language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
begin
  perform app_private.enter(p_tenant_id);
  perform app_private.enter_origin(p_origin);
  if p_step is not null then
    update app.staff_credentials c set totp_last_step = p_step
    where c.staff_id = p_staff_id and c.totp_at is not null and coalesce(c.totp_last_step, 0) < p_step;
    return found;
  end if;
  update app.recovery_codes r set used_at = app.now()
  where r.staff_id = p_staff_id and r.code_hash = p_code_hash and r.used_at is null;
  if not found then
    return false;
  end if;
  perform app_private.note('recovery_code_used', 'done', p_staff_id, null, jsonb_build_object('left',
    (select count(*) from app.recovery_codes r where r.staff_id = p_staff_id and r.used_at is null)));
  return true;
end
$$;
grant execute on function app.use_second_factor(uuid, uuid, bigint, text, jsonb) to blesaf_api;
