-- What a shape of a branch is made with, at this moment: whose rows, and the first day of tickets that a device still
-- needs, which is the branch's yesterday. {tenant_id, branch_id, first_day}; the catalogue puts them into the clause.
-- Who: the entry functions that let somebody follow a shape. Concurrency: none.
create or replace function app_private.shape_scope(p_tenant_id uuid, p_branch_id uuid) returns jsonb
language sql stable
as $$
  select jsonb_build_object('tenant_id', p_tenant_id, 'branch_id', p_branch_id,
    'first_day', (select d.day - 1 from app_private.branch_day(p_branch_id, app.now()) d))
$$;
