-- A day's counts by quarter as {quarter: count}, without the empty ones, which are most.
create or replace function app_private.sparse_quarters(p_counts numeric[]) returns jsonb
language sql immutable
as $$
  select coalesce(jsonb_object_agg((q.ordinality - 1)::text, trim_scale(q.count)), '{}')
  from unnest(p_counts) with ordinality as q (count, ordinality) where q.count > 0
$$;
