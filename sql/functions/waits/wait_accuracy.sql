-- How good a branch's quotes were over its days in the line: of all, by service, class, hour of arrival and channel. Scored are
-- those who were told that they would wait and were called from the place that they had been given; the others are only
-- counted. Lengths are seconds, shares 0 to 1; bias below 0: told too little. Late: more than two minutes beyond what was told,
-- the upper end of the estimate or the one on the screen.
-- Who: blesaf_api, for managers of the branch and admins. Raises: malformed (a range that is none, or too long), the refusals
-- of enter_session. Concurrency: none.
create or replace function app.wait_accuracy(p_tenant_id uuid, p_session_id uuid, p_branch_id uuid, p_from date, p_to date, p_origin jsonb)
returns jsonb
language plpgsql stable security definer set search_path = pg_catalog, pg_temp set timezone = 'UTC'
as $$
declare
  v_days_max constant integer := 62;
  v_late_s constant integer := 120;
  v_wait_s_min constant integer := 60;
  v_groups jsonb;
begin
  perform app_private.enter_session(p_tenant_id, p_session_id, 'read_accuracy', p_branch_id, p_origin);
  if p_to < p_from or p_to - p_from >= v_days_max then
    perform app_private.refuse('malformed', jsonb_build_object('field', 'to'));
  end if;
  with quotes as (
    select q.*, q.wait_s is not null and not q.was_moved and q.p90_s >= v_wait_s_min as is_scored
    from app_private.quoted_waits(p_branch_id, p_from, p_to) q
  ), grouped as (
    select case when grouping(q.service_id) = 0 then 'service' when grouping(q.class_id) = 0 then 'class'
        when grouping(q.hour) = 0 then 'hour' when grouping(q.channel) = 0 then 'channel' else 'all' end as by,
      coalesce(q.service_id::text, q.class_id::text, q.hour::text, q.channel) as key,
      count(*) as quoted,
      count(*) filter (where q.is_scored) as scored,
      count(*) filter (where q.wait_s is null) as not_called,
      count(*) filter (where q.wait_s is not null and q.was_moved) as moved,
      avg(abs(q.wait_s - q.p50_s)) filter (where q.is_scored) as mae_s,
      avg(q.p50_s - q.wait_s) filter (where q.is_scored) as bias_s,
      avg((q.wait_s > q.p90_s + v_late_s)::integer) filter (where q.is_scored) as late_share,
      avg((q.wait_s > q.shown_s + v_late_s)::integer) filter (where q.is_scored) as late_shown_share,
      avg((q.wait_s <= q.p50_s)::integer) filter (where q.is_scored) as p50_cover,
      avg((q.wait_s <= q.p90_s)::integer) filter (where q.is_scored) as p90_cover
    from quotes q
    group by grouping sets ((), (q.service_id), (q.class_id), (q.hour), (q.channel))
  )
  select jsonb_agg(jsonb_build_object('by', g.by, 'key', g.key, 'quoted', g.quoted, 'scored', g.scored, 'not_called', g.not_called,
    'moved', g.moved, 'mae_s', round(g.mae_s::numeric, 1), 'bias_s', round(g.bias_s::numeric, 1),
    'late_share', round(g.late_share, 4), 'late_shown_share', round(g.late_shown_share, 4),
    'p50_cover', round(g.p50_cover, 4), 'p90_cover', round(g.p90_cover, 4))
    order by array_position(array['all', 'service', 'class', 'hour', 'channel'], g.by), length(g.key), g.key nulls first) into v_groups
  from grouped g;
  return jsonb_build_object('from', p_from, 'to', p_to, 'groups', v_groups);
end
$$;
grant execute on function app.wait_accuracy(uuid, uuid, uuid, date, date, jsonb) to blesaf_api;
