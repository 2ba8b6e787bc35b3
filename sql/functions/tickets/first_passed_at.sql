-- When somebody behind a ticket was first called for its service: from then on the place of who is awaited was held [AR3]. Calls
-- that stand count, those of legs that have ended, and those of who was sent to another service then. One that was put back, undone or came back passed nobody: it stands
-- behind again, or where its own rule has it. Null: nobody yet. As sync/effects/place-of-arrival.ts.
create or replace function app_private.first_passed_at(t app.tickets) returns timestamptz
language sql stable
as $$
  select min(k.called_at)
  from app.tickets w cross join lateral (
    select w.called_at where w.service_id = t.service_id
    union all
    select (l.value ->> 'called_at')::timestamptz
    from jsonb_array_elements(w.legs) l where (l.value ->> 'service_id')::uuid = t.service_id
    union all
    select (m.value ->> 'called_at')::timestamptz
    from jsonb_array_elements(w.legs) l, jsonb_array_elements(l.value -> 'calls') m
    where (m.value ->> 'service_id')::uuid = t.service_id) k
  where w.branch_id = t.branch_id and w.number_day between t.queue_day - 1 and t.queue_day + 1 and w.queue_day = t.queue_day
    and (w.order_at, w.id) > (t.order_at, t.id) and k.called_at > t.queued_at
$$;
