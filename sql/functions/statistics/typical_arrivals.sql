-- Mean arrivals by quarter over the last four weeks: of the same weekday where two such days are known, else of all days.
-- Only days on which anybody came count: a closed day says nothing about an open one.
create or replace function app_private.typical_arrivals(p_branch_id uuid, p_service_id uuid, p_today date) returns jsonb
language sql stable
as $$
  with days as (
    select d.day, d.arrivals_by_quarter as arrivals, extract(isodow from d.day) = extract(isodow from p_today) as is_same
    from app.service_days d
    where d.branch_id = p_branch_id and d.service_id = p_service_id and d.day between p_today - 28 and p_today - 1 and d.issued > 0
  ), chosen as (
    select d.arrivals from days d where d.is_same or (select count(*) from days s where s.is_same) < 2
  )
  select jsonb_build_object('days', (select count(*) from chosen), 'by_quarter', app_private.sparse_quarters(array(
    select round(avg(c.arrivals[q]), 2) from chosen c, generate_series(1, 96) q group by q order by q)))
$$;
