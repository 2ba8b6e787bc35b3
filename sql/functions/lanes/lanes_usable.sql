-- Whether numbers without a letter may be given for a day label. After history was lost they may not, up to three days
-- beyond the day of the loss, until every kiosk writer of the branch has reported: what it had issued is not known.
create or replace function app_private.lanes_usable(p_branch_id uuid, p_day date) returns boolean
language sql stable
as $$
  select not exists (
    select from app.epochs e
    where e.ordinal > 1 and e.ordinal = app_private.epoch()
      and p_day <= (select d.day from app_private.branch_day(p_branch_id, e.opened_at) d) + 3
      and exists (
        select from app.writers w join app.devices v on v.id = w.device_id
        where w.branch_id = p_branch_id and v.kind = 'kiosk' and w.epoch < e.ordinal))
$$;
