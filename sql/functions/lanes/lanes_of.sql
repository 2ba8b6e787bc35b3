-- A writer's lanes as it is told them: one entry per run of days with the same class and floors, a serial of which the
-- greatest is the truth (those of a later epoch lie above all of an earlier one, lost ones too), and the split that it is
-- asked for.
create or replace function app_private.lanes_of(w app.writers, p_today date) returns jsonb
language sql stable
as $$
  select jsonb_build_object('serial', (app_private.epoch() - 1) * 1000000 + w.lane_serial,
    'days', coalesce((
      select jsonb_agg(jsonb_build_object('residue', g.residue, 'modulus', g.modulus, 'floors', g.floors,
        'first_day', g.first_day, 'last_day', g.last_day) order by g.first_day)
      from (
        select d.residue, d.modulus, d.floors, min(d.day) as first_day, max(d.day) as last_day
        from (
          select l.*, l.day - (row_number() over (partition by l.residue, l.modulus, l.floors order by l.day))::integer as run
          from app.lane_days l
          where l.writer_id = w.id and l.day between p_today and p_today + 3 and app_private.lanes_usable(w.branch_id, l.day)
        ) d
        group by d.residue, d.modulus, d.floors, d.run
      ) g), '[]'),
    'split', (
      select jsonb_build_object('id', s.id, 'first_day', s.first_day, 'last_day', s.last_day, 'residue', s.residue, 'modulus', s.modulus)
      from app.lane_splits s
      where s.from_writer_id = w.id and s.acknowledged_at is null and s.last_day >= p_today and s.epoch = app_private.epoch()
      -- Two can be open, for different days and receivers; the later one waits its turn.
      order by s.first_day, s.proposed_at limit 1))
$$;
