-- Every quote of a branch's days in the line, with what came of it; wait_s is null for who was never called. A printed day more
-- than a week off the day in the line is a device's false clock; such tickets are left out, because the printed day is what the
-- hot index knows.
create or replace function app_private.quoted_waits(p_branch_id uuid, p_from date, p_to date)
returns table (service_id uuid, class_id uuid, hour integer, channel text, p50_s integer, p90_s integer, shown_s integer,
  wait_s double precision, was_moved boolean)
language sql stable
as $$
  select (h.legs -> 0 ->> 'service_id')::uuid, h.class_id,
    extract(hour from h.queued_at at time zone (rules.clock_rule(b.clock, h.queue_day) ->> 'zone'))::integer, h.origin,
    (h.quote ->> 'p50_s')::integer, (h.quote ->> 'p90_s')::integer, 60 * (h.quote ->> 'to_minutes')::integer,
    -- Not by greatest alone, which makes 0 of null.
    case when c.called_at is not null then greatest(extract(epoch from c.called_at - h.queued_at), 0) end::double precision, coalesce(c.was_moved, false)
  from app.ticket_history h
  join app.branches b on b.id = h.branch_id
  left join lateral app_private.first_call(h.id, case when h.archived_at is not null then h.queue_day end) c on true
  where h.branch_id = p_branch_id and h.queue_day between p_from and p_to and h.number_day between p_from - 7 and p_to + 7
    and h.quote is not null
$$;
