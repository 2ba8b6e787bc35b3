-- Asks the owner of the coarsest class to give up half of it for a writer that has none, for the days from the first
-- one on which that owner has the same class and the receiver has none (what it gave up on other days, nobody would
-- have). One open proposal per owner and per receiver: other days come later. A kiosk that was revoked never answers: it
-- is not asked, and what it was asked stands in nobody's way.
create or replace function app_private.propose_split(w app.writers, p_first_day date, p_last_day date) returns void
language plpgsql
as $$
declare
  o record;
begin
  if exists (
    select from app.lane_splits s join app.writers k on k.id = s.from_writer_id join app.devices d on d.id = k.device_id
    where s.to_writer_id = w.id and s.acknowledged_at is null and s.last_day >= p_first_day and s.epoch = app_private.epoch()
      and d.status = 'active') then
    return;
  end if;
  select l.writer_id, l.residue, l.modulus into o
  from app.lane_days l join app.writers k on k.id = l.writer_id join app.devices d on d.id = k.device_id
  where l.branch_id = w.branch_id and l.day = p_first_day and l.modulus < 32 and k.forked_at is null and d.status = 'active'
    and not exists (
      select from app.lane_splits s
      where s.from_writer_id = l.writer_id and s.acknowledged_at is null and s.last_day >= p_first_day and s.epoch = app_private.epoch())
  order by l.modulus, k.last_contact_at desc, k.id limit 1;
  if not found then
    return;
  end if;
  insert into app.lane_splits (tenant_id, branch_id, from_writer_id, to_writer_id, first_day, last_day, residue, modulus, proposed_at, epoch)
  select w.tenant_id, w.branch_id, o.writer_id, w.id, p_first_day, max(r.day), o.residue, o.modulus * 2, app.now(), app_private.epoch()
  from (
    select l.day, l.day - (row_number() over (order by l.day))::integer as run
    from app.lane_days l
    where l.branch_id = w.branch_id and l.writer_id = o.writer_id and l.residue = o.residue and l.modulus = o.modulus
      and l.day between p_first_day and p_last_day
      and not exists (select from app.lane_days n where n.branch_id = l.branch_id and n.day = l.day and n.writer_id = w.id)
  ) r
  where r.run = p_first_day - 1;
end
$$;
