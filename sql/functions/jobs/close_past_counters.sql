-- Closes the counters of a branch that were left open on an earlier day. One that opened today already stays open,
-- however late the close runs. Answers how many. Concurrency: rows by id, skip locked: a counter in use is not left over.
create or replace function app_private.close_past_counters(p_branch_id uuid, p_day_starts_at timestamptz) returns integer
language plpgsql
as $$
declare
  v_closed integer;
begin
  update app.counters k
  set state = 'closed', staff_id = null, pause_reason = null, state_since = app.now(), version = k.version + 1
  where k.id in (
    select c.id from app.counters c
    where c.branch_id = p_branch_id and c.state <> 'closed' and coalesce(c.state_since, '-infinity') < p_day_starts_at
    order by c.id for no key update skip locked);
  get diagnostics v_closed = row_count;
  return v_closed;
end
$$;
