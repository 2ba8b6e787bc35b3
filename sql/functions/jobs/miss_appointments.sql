-- Marks up to p_max booked appointments of earlier days as missed. Answers how many.
-- Concurrency: rows by id, skip locked: one that is being checked in or moved at this moment is not missed yet.
create or replace function app_private.miss_appointments(p_branch_id uuid, p_today date, p_day_starts_at timestamptz, p_max integer) returns integer
language plpgsql
as $$
declare
  v_missed integer;
begin
  update app.appointments a set state = 'missed', version = a.version + 1
  where a.id in (
    select p.id from app.appointments p
    where p.service_id in (select s.id from app.services s where s.branch_id = p_branch_id)
      and p.slot_at < p_day_starts_at and p.slot_day < p_today and p.state = 'booked'
    order by p.id limit p_max for no key update skip locked);
  get diagnostics v_missed = row_count;
  return v_missed;
end
$$;
