-- Keys, prefixes and labels that stand twice in a document. The tables' own constraints hold the same; this says where.
create or replace function app_private.identity_faults(p_branch_id uuid, p_document jsonb) returns setof jsonb
language sql stable
as $$
  with entries as (
    select s.section, e.place, e.key, e.entry
    from unnest(array['groups', 'services', 'classes', 'questions', 'counters']) s (section),
      app_private.document_entries(p_branch_id, p_document, s.section) e
  ), names as (
    select n.section, n.place, case n.section when 'classes' then 'code' else 'key' end as field, 'key' as said, n.key as name,
      'duplicate_key' as code from entries n
    union all
    select n.section, n.place, 'prefix', 'prefix', n.entry ->> 'prefix', 'duplicate_prefix' from entries n where n.section = 'services'
    union all
    select n.section, n.place, 'label', 'label', n.entry ->> 'label', 'duplicate_label' from entries n where n.section = 'counters'
  )
  select case when n.name is null
    then app_private.configuration_fault(n.section || '.' || n.place || '.' || n.field, 'missing')
    else app_private.configuration_fault(n.section || '.' || n.place || '.' || n.field, n.code, jsonb_build_object(n.said, n.name)) end
  from (
    select m.*, row_number() over (partition by m.section, m.code, m.name order by m.place) as nth from names m
  ) n
  where n.name is null or n.nth > 1
  order by n.section, n.place
$$;
