-- Whether this device, and on a shared device this person, may give the command. What the server gives for a person is
-- that person's too; it decides about quarantine for nobody else. Answers the code of the refusal, or null.
create or replace function app_private.refusal_of(c app_private.command) returns text
language plpgsql stable
as $$
begin
  if c.device_kind = 'revoked' then
    return 'device_revoked';
  end if;
  if c.name <> all (c.allowed) then
    return 'not_allowed';
  end if;
  if c.device_kind not in ('tablet', 'console') and c.session_id is null and c.name not in ('accept_quarantined', 'discard_quarantined')
    or c.device_kind in ('kiosk', 'display') then
    return null;
  end if;
  if c.staff_id is null then
    return 'session_required';
  end if;
  if not exists (
    select from app.staff s
    join app.permissions p on p.role = s.role and p.action = c.name
    where s.id = c.staff_id and s.active
      and (s.role = 'admin' or exists (
        select from app.staff_branches b where b.staff_id = s.id and b.branch_id = c.branch_id))
  ) then
    return 'not_allowed';
  end if;
  return null;
end
$$;
