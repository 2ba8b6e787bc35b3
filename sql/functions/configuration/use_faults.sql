-- What a document would take away from people who are in the branch: a number that two services would print today, and
-- a counter that still holds tickets. Concurrency: the caller has locked the branch's counters, so that none of them
-- gets a ticket meanwhile; tickets are only read.
create or replace function app_private.use_faults(b app.branches, p_document jsonb) returns setof jsonb
language plpgsql stable
as $$
declare
  v_today date := rules.business_day(b.clock, app.now());
begin
  return query
    select app_private.configuration_fault('services.' || e.place || '.prefix', 'prefix_in_use', jsonb_build_object('prefix', e.entry ->> 'prefix'))
    from app_private.document_entries(b.id, p_document, 'services') e
    where exists (
        select from app.services v
        where v.branch_id = b.id and v.prefix = e.entry ->> 'prefix' and v.id <> e.id)
      and not exists (
        select from app.services v where v.id = e.id and v.prefix = e.entry ->> 'prefix' and v.retired_at is null)
      and exists (
        select from app.tickets t
        where t.branch_id = b.id and t.number_day >= v_today and t.prefix = e.entry ->> 'prefix');
  return query
    select app_private.configuration_fault('counters', 'counter_in_use', jsonb_build_object('label', k.label))
    from app.counters k
    where k.branch_id = b.id and k.retired_at is null
      and not exists (select from app_private.document_entries(b.id, p_document, 'counters') e where e.id = k.id)
      and exists (
        select from app.tickets t
        where t.branch_id = b.id and t.queue_day = v_today
          and (t.counter_id = k.id and t.state in ('called', 'serving')
            or t.for_counter_id = k.id and t.state in ('waiting', 'parked')));
end
$$;
