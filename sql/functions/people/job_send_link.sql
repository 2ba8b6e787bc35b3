-- Makes the reset link whose hash comes along, for a person who is still active, and notes the message; until a provider
-- is set, the note with the address is all there is, and app.read_messages shows it to who may pass it on. Answers whether
-- a link was made. Run again after a crash it makes another, which ends the first.
-- Who: blesaf_worker. Raises: nothing of its own. Concurrency: the person's row.
create or replace function app.job_send_link(p_tenant_id uuid, p_staff_id uuid, p_token_hash text, p_url text) returns boolean
language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
begin
  perform app_private.enter(p_tenant_id);
  perform app_private.enter_origin(null);
  perform from app.staff s where s.id = p_staff_id and s.active and s.email is not null for no key update;
  if not found or not app_private.may_have_reset_link(p_staff_id) then
    return false;
  end if;
  perform app_private.add_password_link(p_staff_id, p_token_hash, 'reset');
  insert into app.message_log (tenant_id, kind, status, created_at, detail)
  values (p_tenant_id, 'password_reset', 'no_provider', app.now(),
    jsonb_build_object('staff_id', p_staff_id, 'url', p_url, 'link', p_token_hash));
  return true;
end
$$;
grant execute on function app.job_send_link(uuid, uuid, text, text) to blesaf_worker;
