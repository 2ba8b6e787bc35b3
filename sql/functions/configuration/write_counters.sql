-- Counters as the document says; answers the ids of those whose row changed, each with a version of its own. A counter
-- that is no longer named closes (one that holds tickets was refused before). A retired service stays with the counters
-- that served it for as long as somebody waits for it today, or will on a later leg or come back for it: else nobody could
-- call them.
-- Who: publish_configuration, after write_services. Concurrency: the counters, locked by the caller.
create or replace function app_private.write_counters(b app.branches, p_document jsonb) returns uuid[]
language plpgsql
as $$
declare
  v_today date := rules.business_day(b.clock, app.now());
  v_changed uuid[];
  v_retired uuid[];
begin
  with awaited as (
    select v.id from app.services v
    where v.branch_id = b.id and v.retired_at is not null and exists (
      select from app.tickets t
      where t.branch_id = b.id and t.queue_day = v_today and t.state in ('waiting', 'called', 'parked', 'serving', 'no_show')
        and (t.service_id = v.id or t.legs @> jsonb_build_array(jsonb_build_object('service_id', v.id))))
  ), wanted as (
    select e.id, e.place, e.entry ->> 'label' as label, e.entry -> 'names' as names,
      array(
        select app_private.configuration_id(b.id, 'services', s.value)
        from jsonb_array_elements_text(coalesce(e.entry -> 'services', '[]')) with ordinality s order by s.ordinality)
      || array(
        select a.id from awaited a join app.counters k on k.id = e.id and a.id = any (k.service_ids) order by a.id) as service_ids
    from app_private.document_entries(b.id, p_document, 'counters') e
  ), written as (
    insert into app.counters as k (id, tenant_id, branch_id, label, names, service_ids, position)
    select w.id, b.tenant_id, b.id, w.label, w.names, w.service_ids, w.place from wanted w
    on conflict (id) do update set label = excluded.label, names = excluded.names, service_ids = excluded.service_ids,
      position = excluded.position, retired_at = null, version = k.version + 1
    where (k.label, k.names, k.service_ids, k.position, k.retired_at)
      is distinct from (excluded.label, excluded.names, excluded.service_ids, excluded.position, null::timestamptz)
    returning k.id
  )
  select coalesce(array_agg(r.id), '{}') into v_changed from written r;
  with gone as (
    update app.counters k
    set retired_at = app.now(), state = 'closed', staff_id = null, state_since = app.now(), pause_reason = null, version = k.version + 1
    where k.branch_id = b.id and k.retired_at is null
      and k.id not in (select e.id from app_private.document_entries(b.id, p_document, 'counters') e)
    returning k.id
  )
  select coalesce(array_agg(g.id), '{}') into v_retired from gone g;
  return v_changed || v_retired;
end
$$;
