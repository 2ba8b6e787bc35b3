-- Sets the password of the person whose link it is, once; ends their other links and all their sessions [ID6 ID9].
-- Who: blesaf_api, for whoever holds the token of the link. Raises: code_wrong (no such link, used, ended, too old, or the
-- person is not active). Concurrency: the person's row, then the link's: of two who use one link at once, one does.
create or replace function app.choose_password(p_tenant_id uuid, p_token_hash text, p_password_hash text, p_origin jsonb default null)
returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
declare
  v_staff_id uuid;
  v_purpose text;
begin
  perform app_private.enter(p_tenant_id);
  perform app_private.enter_origin(p_origin);
  -- The person first: a newer link is made under this lock, and then this one has ended.
  perform from app.staff s where s.active
    and s.id = (select l.staff_id from app.password_links l where l.token_hash = p_token_hash) for no key update;
  if found then
    update app.password_links l set used_at = app.now()
    where l.token_hash = p_token_hash and l.used_at is null and l.expires_at > app.now()
    returning l.staff_id, l.purpose into v_staff_id, v_purpose;
  end if;
  if v_staff_id is null then
    perform app_private.refuse('code_wrong');
  end if;
  insert into app.staff_credentials (staff_id, tenant_id, password_hash, password_at)
  values (v_staff_id, p_tenant_id, p_password_hash, app.now())
  on conflict (staff_id) do update set password_hash = excluded.password_hash, password_at = excluded.password_at;
  perform app_private.end_password_links(v_staff_id);
  perform app_private.note('password_chosen', 'done', v_staff_id, null,
    jsonb_build_object('purpose', v_purpose, 'sessions', app_private.end_sessions(v_staff_id, 'password_changed')));
end
$$;
grant execute on function app.choose_password(uuid, text, text, jsonb) to blesaf_api;
