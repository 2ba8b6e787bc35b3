-- Gives the person who asks a new password, in place of the one that was just proved; ends all their other sessions and every
-- link to choose a password. Answers how many sessions ended. Who: people, of themselves. Raises: sign_in_failed (another change came between).
-- Concurrency: the person's row, so that a sign-in on the old password is either ended here or refused.
create or replace function app.change_password(p_tenant_id uuid, p_session_id uuid, p_proved_hash text, p_new_hash text, p_origin jsonb)
returns integer
language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
declare
  f app.staff := app_private.enter_session(p_tenant_id, p_session_id, 'own_password', null, p_origin);
  v_count integer;
begin
  perform from app.staff x where x.id = f.id for no key update;
  update app.staff_credentials c set password_hash = p_new_hash, password_at = app.now()
  where c.staff_id = f.id and c.password_hash = p_proved_hash;
  if not found then
    perform app_private.refuse('sign_in_failed');
  end if;
  update app.password_links l set used_at = app.now() where l.staff_id = f.id and l.used_at is null;
  v_count := app_private.end_sessions(f.id, 'password_changed', p_session_id);
  perform app_private.note('password_changed', 'done', f.id, null, jsonb_build_object('sessions_ended', v_count));
  return v_count;
end
$$;
grant execute on function app.change_password(uuid, uuid, text, text, jsonb) to blesaf_api;
