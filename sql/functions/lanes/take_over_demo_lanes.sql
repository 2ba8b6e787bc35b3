-- In the demo a device is enrolled anew with every fresh browser, and one whose numbers lay with the browser before it
-- would print spill letters for days. There, and only there, a new writer takes over the lanes of the kiosks that its
-- device replaces and of the one that is played with curl, above every number that is known. Elsewhere a replaced
-- kiosk may have printed what nobody knows, so its lanes run out by themselves (share_out_day).
-- Who: open_writer, which holds the branch's row.
create or replace function app_private.take_over_demo_lanes(w app.writers) returns void
language plpgsql
as $$
begin
  if not exists (
    select from app.tenants t, app.devices d where t.id = w.tenant_id and t.is_demo and d.id = w.device_id and d.kind = 'kiosk') then
    return;
  end if;
  with recursive gone (id, replaces) as (
    select d.id, d.replaces from app.devices d where d.id = w.device_id
    union all
    select d.id, d.replaces from gone g join app.devices d on d.id = g.replaces
  ), free as (
    select distinct on (l.day) l.day, l.writer_id
    from app.lane_days l join app.writers k on k.id = l.writer_id join app.devices d on d.id = k.device_id
    where l.branch_id = w.branch_id and l.epoch = app_private.epoch() and d.id <> w.device_id
      and l.day >= (select b.day from app_private.branch_day(w.branch_id, app.now()) b)
      and (d.id in (select g.id from gone g) or d.name like 'curl-%')
    order by l.day, l.modulus, l.writer_id
  )
  update app.lane_days l set writer_id = w.id, floors = app_private.heights(l.branch_id, l.day, l.writer_id)
  from free f
  where l.branch_id = w.branch_id and l.day = f.day and l.writer_id = f.writer_id;
end
$$;
