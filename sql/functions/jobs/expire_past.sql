-- Ends up to p_max tickets of a branch that are still open although their day in the line is over. Always by looking,
-- never by a mark that a day is done: a command that began before the day's end may commit after its close.
-- Answers how many ended and how many others a command is holding: those are left for the next time.
-- Concurrency: rows by id, no key update, skip locked. Two looks, because each has its own partial index.
create or replace function app_private.expire_past(
  p_branch_id uuid, p_today date, p_max integer, out expired integer, out held integer
)
language plpgsql
as $$
declare
  t app.tickets;
  v_ids uuid[];
begin
  select coalesce(array_agg(o.id), '{}') into v_ids from (
    select w.id from app.tickets w where w.branch_id = p_branch_id and w.queue_day < p_today and w.state = 'waiting'
    union all
    select a.id from app.tickets a where a.branch_id = p_branch_id and a.queue_day < p_today and a.state in ('called', 'serving', 'parked')
    order by id limit p_max
  ) o;
  expired := 0;
  for t in
    select * from app.tickets k where k.id = any (v_ids) and k.state in ('waiting', 'called', 'serving', 'parked')
    order by k.id for no key update skip locked
  loop
    perform app_private.expire_ticket(t, app.now());
    expired := expired + 1;
  end loop;
  held := cardinality(v_ids) - expired;
end
$$;
