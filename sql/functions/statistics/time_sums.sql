-- Count, sum and sum of squares of service times in seconds: means and variances of any union come from adding them.
create or replace function app_private.time_sums(p_count numeric, p_sum double precision, p_sum_of_squares double precision) returns jsonb
language sql immutable
as $$
  select jsonb_build_object('count', coalesce(p_count, 0), 'sum_s', round(coalesce(p_sum, 0)::numeric, 1),
    'sum_of_squares', round(coalesce(p_sum_of_squares, 0)::numeric, 1))
$$;
