-- Gives a person exactly these branches. Answers whether that changed anything.
-- Who: inner functions. Raises: not_found (a branch that is not the tenant's: those of others are not to be seen).
-- Concurrency: the caller holds the person's row.
create or replace function app_private.set_staff_branches(p_staff_id uuid, p_branch_ids uuid[]) returns boolean
language plpgsql
as $$
declare
  v_removed integer;
  v_added integer;
begin
  if exists (select from unnest(p_branch_ids) i (id) where not exists (select from app.branches b where b.id = i.id)) then
    perform app_private.refuse('not_found');
  end if;
  delete from app.staff_branches x where x.staff_id = p_staff_id and x.branch_id <> all (p_branch_ids);
  get diagnostics v_removed = row_count;
  insert into app.staff_branches (tenant_id, staff_id, branch_id)
  select b.tenant_id, p_staff_id, b.id from app.branches b where b.id = any (p_branch_ids)
  on conflict do nothing;
  get diagnostics v_added = row_count;
  return v_removed + v_added > 0;
end
$$;
