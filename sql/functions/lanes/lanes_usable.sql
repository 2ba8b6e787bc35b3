-- Whether numbers without a letter may be given for a day label. After history was lost they may not, up to three days
-- beyond the day of the loss, until every kiosk of the branch has told all that it had issued. That is: each of its writers
-- has reported, given-up ones too (a copy of the disk may print under them still), and a kiosk without any writer had
-- perhaps opened one in what was lost. Who never comes is waited for in vain, to the end of those days; one that was ended
-- (revoked, replaced) could have numbers of the three days after its end at most.
create or replace function app_private.lanes_usable(p_branch_id uuid, p_day date) returns boolean
language sql stable
as $$
  select not exists (
    select from app.epochs e
    where e.ordinal > 1 and e.ordinal = app_private.epoch()
      and p_day <= (select d.day from app_private.branch_day(p_branch_id, e.opened_at) d) + 3
      and exists (
        select from app.devices v
        where v.branch_id = p_branch_id and v.kind = 'kiosk'
          and (v.ended_at is null or p_day <= (select d.day from app_private.branch_day(p_branch_id, v.ended_at) d) + 3)
          and (exists (select from app.writers w where w.device_id = v.id and w.epoch < e.ordinal)
            or not exists (select from app.writers w where w.device_id = v.id))))
$$;
