-- Makes sure of a writer's lanes for today and three days ahead. A day label that nobody has been granted yet is shared
-- out at once among the live kiosk writers of the branch; a day that is already shared out is only split by the consent
-- of a present owner, who may be offline and issuing (see acknowledge_split). Grants of an older epoch count for nothing:
-- when a day may be used again after history was lost, every kiosk has told what it printed, and it is shared out anew.
-- Concurrency: the branch's row, which every grant of the branch passes through.
create or replace function app_private.grant_lanes(w app.writers, p_today date) returns void
language plpgsql
as $$
declare
  v_day date;
  v_missing_first date;
begin
  if not exists (
    select from generate_series(0, 3) n
    where not exists (
        select from app.lane_days l
        where l.branch_id = w.branch_id and l.day = p_today + n and l.writer_id = w.id and l.epoch = app_private.epoch())
      and app_private.lanes_usable(w.branch_id, p_today + n)) then
    return;
  end if;
  perform from app.branches b where b.id = w.branch_id for no key update;
  for v_day in select p_today + n from generate_series(0, 3) n where app_private.lanes_usable(w.branch_id, p_today + n) loop
    delete from app.lane_days l where l.branch_id = w.branch_id and l.day = v_day and l.epoch < app_private.epoch();
    if not exists (select from app.lane_days l where l.branch_id = w.branch_id and l.day = v_day) then
      perform app_private.share_out_day(w, v_day);
    elsif not exists (select from app.lane_days l where l.branch_id = w.branch_id and l.day = v_day and l.writer_id = w.id) then
      v_missing_first := coalesce(v_missing_first, v_day);
    end if;
  end loop;
  if v_missing_first is not null then
    perform app_private.propose_split(w, v_missing_first, p_today + 3);
  end if;
end
$$;
