-- Asks the owner of the coarsest class to give up half of it for a writer that has none; the owner of every day in
-- question must be the same, else the days are split one after the other. One open proposal per owner.
create or replace function app_private.propose_split(w app.writers, p_first_day date, p_last_day date) returns void
language plpgsql
as $$
declare
  v_owner uuid;
begin
  if exists (select from app.lane_splits s where s.to_writer_id = w.id and s.acknowledged_at is null and s.last_day >= p_first_day) then
    return;
  end if;
  select l.writer_id into v_owner
  from app.lane_days l join app.writers o on o.id = l.writer_id
  where l.branch_id = w.branch_id and l.day = p_first_day and l.modulus < 32 and o.forked_at is null
    and not exists (select from app.lane_splits s where s.from_writer_id = l.writer_id and s.acknowledged_at is null)
  order by l.modulus, o.last_contact_at desc, o.id limit 1;
  if v_owner is null then
    return;
  end if;
  insert into app.lane_splits (tenant_id, branch_id, from_writer_id, to_writer_id, first_day, last_day, proposed_at)
  values (w.tenant_id, w.branch_id, v_owner, w.id, p_first_day, p_last_day, app.now());
end
$$;
