-- The branches that are a person's to see, as is_branch_of says of each one of them.
create or replace function app_private.reachable_branches(f app.staff) returns uuid[]
language sql stable
as $$
  select case f.role
    when 'admin' then array(select b.id from app.branches b where b.tenant_id = f.tenant_id)
    else array(select s.branch_id from app.staff_branches s where s.staff_id = f.id) end
$$;
