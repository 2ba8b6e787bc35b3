-- Locks up to p_max finished tickets of a branch whose day in the line is before p_before, among those with a printed
-- day in [p_from, p_to). The printed day is what the index knows; nearly always it is the day in the line.
-- Concurrency: skip locked, so the archive waits for nobody and nobody's command fails because of it.
create or replace function app_private.pick_archivable(p_branch_id uuid, p_from date, p_to date, p_before date, p_max integer)
returns uuid[]
language sql
as $$
  select coalesce(array_agg(k.id), '{}') from (
    select t.id from app.tickets t
    where t.branch_id = p_branch_id and t.number_day >= p_from and t.number_day < p_to
      and t.queue_day < p_before and t.state in ('completed', 'cancelled', 'no_show', 'expired')
    limit p_max for update skip locked
  ) k
$$;
