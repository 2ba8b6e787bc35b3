-- What keeps a clock from being published (CAL5), and what only the authority knows: days that have begun, and the one
-- after, whose end devices may already have been told, stay as they are. So a change holds from the day after tomorrow.
create or replace function app_private.clock_faults(b app.branches, p_clock jsonb) returns setof jsonb
language plpgsql stable
as $$
declare
  v_first_free date := rules.business_day(b.clock, app.now()) + 2;
  v_changed_day_min constant interval := interval '12 hours';
  r record;
begin
  if coalesce(jsonb_array_length(p_clock), 0) = 0 then
    return next app_private.configuration_fault('branch.clock', 'clock_empty');
    return;
  end if;
  return query
    select app_private.configuration_fault('branch.clock.' || (e.ordinality - 1), 'clock_zone_unknown', jsonb_build_object('zone', e.value ->> 'zone'))
    from jsonb_array_elements(p_clock) with ordinality e where app_private.is_zone(e.value ->> 'zone') is not true;
  if found then
    return;
  end if;
  for r in
    select e.ordinality - 1 as place, (e.value ->> 'from_day')::date as day,
      lag((e.value ->> 'from_day')::date) over (order by e.ordinality) as before
    from jsonb_array_elements(p_clock) with ordinality e
  loop
    if r.day <= r.before then
      return next app_private.configuration_fault('branch.clock.' || r.place, 'clock_unsorted');
    elsif r.before is not null and rules.day_start(p_clock, r.day) - rules.day_start(p_clock, r.day - 1) < v_changed_day_min then
      return next app_private.configuration_fault('branch.clock.' || r.place, 'clock_day_too_short', jsonb_build_object('day', r.day, 'minimum', 12));
    end if;
  end loop;
  if exists (
    -- Both clocks are steps in time, so they agree everywhere before the limit when they agree at each step and before all.
    select from (
      select (e.value ->> 'from_day')::date as day from jsonb_array_elements(p_clock || b.clock) e
      union all select '-infinity' union all select v_first_free - 1
    ) d
    where d.day < v_first_free
      and (rules.clock_rule(b.clock, d.day) - 'from_day') is distinct from (rules.clock_rule(p_clock, d.day) - 'from_day')
  ) then
    return next app_private.configuration_fault('branch.clock', 'clock_changes_past', jsonb_build_object('day', v_first_free));
  end if;
end
$$;
