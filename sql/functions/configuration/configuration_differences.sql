-- What one published document changed against the one before, in a form that people can be told: per section the keys
-- that were added, returned, retired or changed (with the fields), and the parts without keys that changed.
create or replace function app_private.configuration_differences(p_before jsonb, p_after jsonb) returns jsonb
language sql stable
as $$
  with entries as (
    select s.section, coalesce(x.value ->> 'key', x.value ->> 'code') as key, d.is_after,
      x.value - '{id,retired}'::text[] as entry, coalesce((x.value ->> 'retired')::boolean, false) as retired, x.ordinality as place
    from unnest(array['groups', 'services', 'classes', 'questions', 'counters', 'outcomes', 'pause_reasons']) with ordinality s (section, n),
      (values (false, p_before), (true, p_after)) d (is_after, document),
      jsonb_array_elements(coalesce(d.document -> s.section, '[]')) with ordinality x
  ), pairs as (
    select coalesce(a.section, o.section) as section, coalesce(a.key, o.key) as key, coalesce(a.place, o.place) as place,
      a.entry as after, o.entry as before, coalesce(not a.retired, false) as is_live, coalesce(not o.retired, false) as was_live, o.key is not null as was_known
    from (select * from entries where is_after) a
    full join (select * from entries where not is_after) o on o.section = a.section and o.key = a.key
  ), changes as (
    select p.section, p.key, p.place, case
      when p.is_live and p.was_live then 'changed'
      when p.is_live and p.was_known then 'returned'
      when p.is_live then 'added'
      else 'retired' end as change,
      array(
        select f.field from jsonb_object_keys(coalesce(p.before, '{}') || coalesce(p.after, '{}')) f (field)
        where p.is_live and p.was_live and p.before -> f.field is distinct from p.after -> f.field order by f.field) as fields
    from pairs p where p.is_live or p.was_live
    union all
    select 'branch', null, 0, 'changed', array(
      select f.field from jsonb_object_keys((p_after -> 'branch') - 'id') f (field)
      where p_before #> array['branch', f.field] is distinct from p_after #> array['branch', f.field] order by f.field)
    union all
    select s.section, null, 0, 'changed', array(
      select s.section where coalesce(p_before -> s.section, s.nothing) is distinct from coalesce(p_after -> s.section, s.nothing))
    from (values ('staff_plan', '[]'::jsonb), ('words', '{}'), ('display', '{}'), ('paper', '{}'), ('settings', null)) s (section, nothing)
  )
  select coalesce(jsonb_agg(jsonb_strip_nulls(jsonb_build_object('section', c.section, 'key', c.key, 'change', c.change,
      'fields', case when c.change = 'changed' then to_jsonb(c.fields) end))
    order by array_position(array['branch', 'groups', 'services', 'classes', 'questions', 'counters', 'outcomes', 'pause_reasons', 'staff_plan', 'words', 'display', 'paper', 'settings'], c.section), c.place, c.key), '[]')
  from changes c
  where c.change <> 'changed' or cardinality(c.fields) > 0
$$;
