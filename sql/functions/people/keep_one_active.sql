-- Refuses to take away the last active person of a role, without whom nobody could let anybody in any more.
-- Who: inner functions that hold app_private.lock_tenant. Raises: last_admin.
create or replace function app_private.keep_one_active(p_role text, p_without uuid) returns void
language plpgsql
as $$
begin
  if not exists (select from app.staff s where s.role = p_role and s.active and s.id <> p_without) then
    perform app_private.refuse('last_admin');
  end if;
end
$$;
