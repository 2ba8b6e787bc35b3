-- Shares out a fresh day label among the kiosk writers that were in contact lately, the asking one included: one takes
-- every number, two take odd and even, more take classes of the coarsest kind that still gives each of them one. Of a
-- device with several writers the asking or the latest one counts: an older one is a disk that is gone, or a copy.
-- Numbers of that day which are out already, because a former owner was replaced, lie below the floors.
create or replace function app_private.share_out_day(w app.writers, p_day date) returns void
language plpgsql
as $$
declare
  v_lately constant interval := interval '4 days';
  v_writers_max constant integer := 64;
begin
  with owners as (
    select r.id, (row_number() over (order by r.opened_at, r.id) - 1)::integer as place, count(*) over ()::integer as total
    from (
      select distinct on (x.device_id) x.id, x.opened_at
      from app.writers x join app.devices v on v.id = x.device_id
      where x.branch_id = w.branch_id and v.kind = 'kiosk' and v.status = 'active'
        and (x.id = w.id or x.last_contact_at > app.now() - v_lately)
      order by x.device_id, (x.id = w.id) desc, x.opened_at desc
      limit v_writers_max
    ) r
  ), granted as (
    insert into app.lane_days (tenant_id, branch_id, day, writer_id, residue, modulus, floors, epoch)
    select w.tenant_id, w.branch_id, p_day, o.id, c.residue, c.modulus, app_private.heights(w.branch_id, p_day), app_private.epoch()
    from owners o, app_private.lane_class(o.place, o.total) c
    returning writer_id
  )
  update app.writers set lane_serial = lane_serial + 1 where id in (select g.writer_id from granted g);
end
$$;
