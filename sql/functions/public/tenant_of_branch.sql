-- Whose a branch is, for somebody who has nothing but its id, and enters as that tenant; null: no such branch, and nobody is
-- entered. No other row of any tenant is seen on the way. Who: the functions that anybody may ask by a branch's id.
-- Concurrency: none.
create or replace function app_private.tenant_of_branch(p_branch_id uuid) returns uuid
language plpgsql
as $$
declare
  v_tenant_id uuid;
begin
  perform app_private.enter(null);
  perform set_config('app.asked_branch', p_branch_id::text, true);
  select b.tenant_id into v_tenant_id from app.branches b where b.id = p_branch_id;
  perform set_config('app.asked_branch', '', true);
  if v_tenant_id is not null then
    perform app_private.enter(v_tenant_id);
  end if;
  return v_tenant_id;
end
$$;
