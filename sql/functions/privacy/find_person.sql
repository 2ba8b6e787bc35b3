-- Where a phone number or e-mail, in the spelling that is stored, leads to in the asker's branches: tickets, appointments,
-- quarantined commands, a page by id: {visits, next_after}. That one looked is noted, not for whom.
-- Who: blesaf_api, for whoever may export. Raises: the refusals of enter_session.
create or replace function app.find_person(
  p_tenant_id uuid, p_session_id uuid, p_phone text, p_email text, p_after_id uuid, p_limit integer, p_origin jsonb
) returns jsonb
language plpgsql security definer set search_path = pg_catalog, pg_temp set timezone = 'UTC'
as $$
declare
  f app.staff := app_private.enter_session(p_tenant_id, p_session_id, 'export_person', null, p_origin);
  v_limit_max constant integer := 100;
  v_limit integer := least(greatest(p_limit, 1), v_limit_max);
  v_visits jsonb;
begin
  select coalesce(jsonb_agg(to_jsonb(v) order by v.id), '[]') into v_visits
  from (
    select * from app_private.visits_of_person(app_private.reachable_branches(f), null, p_phone, p_email) x
    where x.id > coalesce(p_after_id, '00000000-0000-0000-0000-000000000000') order by x.id limit v_limit
  ) v;
  perform app_private.note('find_person', 'done', null, null, jsonb_build_object('visits', jsonb_array_length(v_visits)));
  return jsonb_build_object('visits', v_visits,
    'next_after', case when jsonb_array_length(v_visits) = v_limit then v_visits -> -1 -> 'id' end);
end
$$;
grant execute on function app.find_person(uuid, uuid, text, text, uuid, integer, jsonb) to blesaf_api;
