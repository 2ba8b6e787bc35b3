-- A kiosk gives up half of its class for the days of a split. The command stands behind everything that the kiosk issued
-- before, so the floors of the new grant are what it had reached; the kiosk keeps its own numbers above its own last.
-- Raises: unknown_reference (where no history was lost). Concurrency: the branch's row, which every grant passes through.
create or replace function app_private.acknowledge_split(c app_private.command) returns app_private.effect
language plpgsql
as $$
declare
  s app.lane_splits;
  e app_private.effect;
begin
  perform from app.branches b where b.id = c.branch_id for no key update;
  select * into s from app.lane_splits x where x.id = (c.args ->> 'split_id')::uuid and x.from_writer_id = c.writer_id;
  if not found and app_private.epoch() = 1 then
    perform app_private.refuse('unknown_reference', jsonb_build_object('field', 'split_id'));
  elsif s.id is null or s.acknowledged_at is not null or s.epoch < app_private.epoch() then
    -- What an older epoch had granted is shared out anew; what it had asked may be among what was lost.
    e.flags := '{no_effect}';
    return e;
  end if;
  insert into app.lane_days (tenant_id, branch_id, day, writer_id, residue, modulus, floors, epoch)
  select l.tenant_id, l.branch_id, l.day, s.to_writer_id, s.residue + s.modulus / 2, s.modulus, app_private.heights(l.branch_id, l.day, c.writer_id), l.epoch
  from app.lane_days l
  where l.branch_id = c.branch_id and l.writer_id = c.writer_id and l.day between s.first_day and s.last_day and l.modulus * 2 = s.modulus
    and not exists (select from app.lane_days n where n.branch_id = l.branch_id and n.day = l.day and n.writer_id = s.to_writer_id);
  update app.lane_days set modulus = s.modulus
  where branch_id = c.branch_id and writer_id = c.writer_id and day between s.first_day and s.last_day and modulus * 2 = s.modulus;
  update app.writers set lane_serial = lane_serial + 1 where id in (s.from_writer_id, s.to_writer_id);
  update app.lane_splits set acknowledged_at = c.received_at where id = s.id;
  e.result := jsonb_build_object('split_id', s.id);
  return e;
end
$$;
