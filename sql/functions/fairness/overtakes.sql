-- Who was passed by whom on some days of a branch and why: {from, to, called, passed, groups, pairs}.
-- `groups` count by the class of
-- those who passed and by reason; `pairs` are the ones to look at first: unexplained ones, then those that a person or a rule
-- made, then head starts; in each the one who came the most later. Lengths are seconds.
-- Who: blesaf_api, for managers of the branch and admins. Raises: malformed (a range that is none, or too long), the refusals
-- of enter_session. Concurrency: none.
create or replace function app.overtakes(p_tenant_id uuid, p_session_id uuid, p_branch_id uuid, p_from date, p_to date, p_origin jsonb)
returns jsonb
language plpgsql stable security definer set search_path = pg_catalog, pg_temp set timezone = 'UTC'
as $$
declare
  v_days_max constant integer := 7;
  v_pairs_max constant integer := 100;
  v_answer jsonb;
begin
  perform app_private.enter_session(p_tenant_id, p_session_id, 'read_fairness', p_branch_id, p_origin);
  if p_to < p_from or p_to - p_from >= v_days_max then
    perform app_private.refuse('malformed', jsonb_build_object('field', 'to'));
  end if;
  with pairs as materialized (
    select o.place, o.passed_id, o.class_id, o.later_s, o.reason,
      case when o.place <= v_pairs_max then app_private.overtake_answer(o.passer, o.passed, o.later_s, o.reason) end as answer
    from app_private.find_overtakes(p_branch_id, p_from, p_to, v_pairs_max) o
  ), groups as (
    select o.class_id, o.reason, count(*) as pairs, count(distinct o.passed_id) as people, round(max(o.later_s)) as longest_s
    from pairs o group by o.class_id, o.reason
  )
  select jsonb_build_object('from', p_from, 'to', p_to,
    'called', (
      select count(*) from app.ticket_history h
      where h.branch_id = p_branch_id and h.queue_day between p_from and p_to and h.number_day between p_from - 7 and p_to + 7
        and h.called_at is not null),
    'passed', (select count(distinct o.passed_id) from pairs o),
    'groups', coalesce((select jsonb_agg(to_jsonb(g) order by g.reason, g.pairs desc, g.class_id) from groups g), '[]'),
    'pairs', coalesce((select jsonb_agg(o.answer order by o.place) from pairs o where o.place <= v_pairs_max), '[]')) into v_answer;
  return v_answer;
end
$$;
grant execute on function app.overtakes(uuid, uuid, uuid, date, date, jsonb) to blesaf_api;
