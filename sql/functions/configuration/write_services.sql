-- Services as the document says. What is no longer named is retired, never deleted: tickets point at it; what is named
-- again returns. All are retired first, so that two services may exchange their prefixes.
-- Who: publish_configuration. Concurrency: the branch's row, held by the caller; readers see all of it or nothing.
create or replace function app_private.write_services(b app.branches, p_document jsonb) returns void
language sql
as $$
  update app.services set retired_at = app.now() where branch_id = b.id and retired_at is null;
  insert into app.services as s (id, tenant_id, branch_id, group_id, prefix, names, position, rules, expected_service_s,
    asks_contact, offers_web, offers_appointments, slot_minutes, slot_capacity)
  select e.id, b.tenant_id, b.id,
    case when e.entry ->> 'group' is not null then app_private.configuration_id(b.id, 'groups', e.entry ->> 'group') end,
    e.entry ->> 'prefix', e.entry -> 'names', e.place, coalesce(e.entry -> 'rules', '{}'),
    coalesce((e.entry ->> 'expected_service_s')::integer, 300),
    coalesce((e.entry ->> 'asks_contact')::boolean, false), coalesce((e.entry ->> 'offers_web')::boolean, false),
    coalesce((e.entry ->> 'offers_appointments')::boolean, false),
    coalesce((e.entry ->> 'slot_minutes')::integer, 15), coalesce((e.entry ->> 'slot_capacity')::integer, 1)
  from app_private.document_entries(b.id, p_document, 'services') e
  on conflict (id) do update set group_id = excluded.group_id, prefix = excluded.prefix, names = excluded.names,
    position = excluded.position, rules = excluded.rules, expected_service_s = excluded.expected_service_s,
    asks_contact = excluded.asks_contact, offers_web = excluded.offers_web, offers_appointments = excluded.offers_appointments,
    slot_minutes = excluded.slot_minutes, slot_capacity = excluded.slot_capacity, retired_at = null
$$;
