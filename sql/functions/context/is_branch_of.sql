-- Whether a branch is a person's to see: an admin's are all of the tenant, everybody else's are those they were given.
create or replace function app_private.is_branch_of(f app.staff, p_branch_id uuid) returns boolean
language sql stable
as $$
  select case f.role
    when 'admin' then exists (select from app.branches b where b.id = p_branch_id and b.tenant_id = f.tenant_id)
    else exists (select from app.staff_branches b where b.staff_id = f.id and b.branch_id = p_branch_id) end
$$;
