-- Writes the finished days' sums. Each run gives the same rows, later ones with the facts that came late.
-- Concurrency: upsert in key order on the primary key, so that two workers wait for each other and do not deadlock.
create or replace function app_private.sum_days(p_branch_id uuid, p_from date, p_to date) returns void
language sql
as $$
  insert into app.service_days (tenant_id, branch_id, service_id, day, issued, served, no_shows, left_queue, services_timed,
    service_s_sum, service_s_sum_of_squares, wait_s_sum, arrivals_by_quarter)
  select b.tenant_id, b.id, s.service_id, s.day, s.issued, s.served, s.no_shows, s.left_queue, s.services_timed,
    s.service_s_sum, s.service_s_sum_of_squares, s.wait_s_sum, s.arrivals_by_quarter
  from app.branches b, app_private.day_sums(b.id, p_from, p_to) s
  where b.id = p_branch_id
  order by s.day, s.service_id
  on conflict (branch_id, day, service_id) do update set
    issued = excluded.issued, served = excluded.served, no_shows = excluded.no_shows, left_queue = excluded.left_queue,
    services_timed = excluded.services_timed, service_s_sum = excluded.service_s_sum,
    service_s_sum_of_squares = excluded.service_s_sum_of_squares, wait_s_sum = excluded.wait_s_sum,
    arrivals_by_quarter = excluded.arrivals_by_quarter
$$;
