-- A link with which a person chooses a password; older ones of the same person end [ID9]. Only the hash of its token is
-- kept. Answers until when it serves. Who: inner functions. Concurrency: the person's row, so that of two links made at
-- once the later one stands.
create or replace function app_private.add_password_link(p_staff_id uuid, p_token_hash text, p_purpose text) returns timestamptz
language plpgsql
as $$
declare
  v_life constant interval := case p_purpose when 'invitation' then interval '7 days' else interval '30 minutes' end;
begin
  perform from app.staff s where s.id = p_staff_id for no key update;
  perform app_private.end_password_links(p_staff_id);
  insert into app.password_links (tenant_id, token_hash, staff_id, purpose, created_at, created_by, expires_at)
  values (current_setting('app.tenant_id')::uuid, p_token_hash, p_staff_id, p_purpose, app.now(),
    nullif(current_setting('app.staff_id', true), '')::uuid, app.now() + v_life);
  perform app_private.note('password_link_made', 'done', p_staff_id, null, jsonb_build_object('purpose', p_purpose));
  return app.now() + v_life;
end
$$;
