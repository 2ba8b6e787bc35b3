-- Who is meant to sit where and when, as the document says; a plan has no history, so it is written anew.
-- Who: publish_configuration, after write_counters. Concurrency: the branch's row, held by the caller.
create or replace function app_private.write_staff_plan(b app.branches, p_document jsonb) returns void
language sql
as $$
  delete from app.staff_plan where branch_id = b.id;
  insert into app.staff_plan (tenant_id, branch_id, position, counter_id, weekday, day, from_time, to_time)
  select b.tenant_id, b.id, e.place, app_private.configuration_id(b.id, 'counters', e.entry ->> 'counter'),
    array_position(array['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'], e.entry ->> 'weekday'),
    (e.entry ->> 'day')::date, e.entry ->> 'from', e.entry ->> 'to'
  from app_private.document_entries(b.id, p_document, 'staff_plan') e
$$;
