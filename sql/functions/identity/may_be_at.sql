-- Whether a person may sign in at a device: an active tablet or console of their tenant, and where it stands in a branch, one
-- that is theirs. At a browser (no device) everybody may. Who: inner functions of sign-in. Concurrency: none.
create or replace function app_private.may_be_at(f app.staff, p_device_id uuid) returns boolean
language sql stable
as $$
  select p_device_id is null or exists (
    select from app.devices d
    where d.id = p_device_id and d.tenant_id = f.tenant_id and d.status = 'active' and d.kind in ('tablet', 'console')
      and (d.branch_id is null or app_private.is_branch_of(f, d.branch_id)))
$$;
