-- One page of a tenant's people, by name: {staff, next_after}. An admin sees all of them; a manager those of the own
-- branches, with the branches that they share, and not how they prove themselves. p_after: the last id of the page before.
-- Who: blesaf_api, for persons with read_staff. Raises: what enter_session raises. Concurrency: none, keyset paged.
create or replace function app.read_staff(
  p_tenant_id uuid, p_session_id uuid, p_after uuid, p_limit integer, p_origin jsonb default null
) returns jsonb
language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
declare
  f app.staff;
  v_limit integer := least(greatest(coalesce(p_limit, 100), 1), 200);
  v_own uuid[];
  v_staff jsonb;
begin
  f := app_private.enter_session(p_tenant_id, p_session_id, 'read_staff', null, p_origin);
  v_own := array(select b.branch_id from app.staff_branches b where b.staff_id = f.id);
  select coalesce(jsonb_agg(p.answer order by p.name, p.id), '[]') into v_staff
  from (
    select s.name, s.id, app_private.person_answer(s) || case when f.role = 'admin' then '{}' else jsonb_build_object(
      'branch_ids', array(select b.branch_id from app.staff_branches b where b.staff_id = s.id and b.branch_id = any (v_own) order by 1),
      'has_password', null, 'has_second_factor', null) end as answer
    from app.staff s
    where (f.role = 'admin' or exists (select from app.staff_branches b where b.staff_id = s.id and b.branch_id = any (v_own)))
      -- Of somebody whom the asker does not see, not even the place among the others is told.
      and (p_after is null or (s.name, s.id) > (select l.name, l.id from app.staff l where l.id = p_after and (f.role = 'admin'
        or exists (select from app.staff_branches b where b.staff_id = l.id and b.branch_id = any (v_own)))))
    order by s.name, s.id limit v_limit
  ) p;
  return jsonb_build_object('staff', v_staff,
    'next_after', case when jsonb_array_length(v_staff) = v_limit then v_staff -> -1 -> 'id' end);
end
$$;
grant execute on function app.read_staff(uuid, uuid, uuid, integer, jsonb) to blesaf_api;
