-- Sets the staff PIN of a branch's kiosks [KP1]. Of the PIN itself only its hash comes here, with how many digits it has:
-- as many as the tenant asks of PINs. Each kiosk learns of it with its next token. Noted without the hash.
-- Who: blesaf_api, for a person with set_kiosk_pin. Raises: those of enter_session, malformed (details: digits).
-- Concurrency: the branch's row; of two at once the later one stands.
create or replace function app.set_kiosk_pin(
  p_tenant_id uuid, p_session_id uuid, p_branch_id uuid, p_digits integer, p_iterations integer, p_salt text, p_hash text,
  p_origin jsonb default null
) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
declare
  v_digits integer;
begin
  perform app_private.enter_session(p_tenant_id, p_session_id, 'set_kiosk_pin', p_branch_id, p_origin);
  select t.pin_digits into strict v_digits from app.tenant_security t where t.tenant_id = p_tenant_id;
  if p_digits is distinct from v_digits then
    perform app_private.refuse('malformed', jsonb_build_object('digits', v_digits));
  end if;
  insert into app.kiosk_pins (branch_id, tenant_id, digits, iterations, salt, hash, changed_at)
  values (p_branch_id, p_tenant_id, p_digits, p_iterations, p_salt, p_hash, app.now())
  on conflict (branch_id) do update set digits = excluded.digits, iterations = excluded.iterations, salt = excluded.salt,
    hash = excluded.hash, changed_at = excluded.changed_at;
  perform app_private.note('kiosk_pin_set', 'done', null, p_branch_id);
end
$$;
grant execute on function app.set_kiosk_pin(uuid, uuid, uuid, integer, integer, text, text, jsonb) to blesaf_api;
