-- Why this ticket now: its class and head start, how long it waited, and whom it passed (they came earlier and could
-- have been served here). Only a head start lets anybody pass, so that is the only case in which the line is searched.
create or replace function app_private.explain_call(c app_private.command, t app.tickets, k app.counters) returns jsonb
language plpgsql stable
as $$
declare
  v_passed jsonb := '[]';
  v_passed_count integer := 0;
  v_passed_max constant integer := 20;
begin
  if t.order_at < t.queued_at then
    select coalesce(jsonb_agg(p.number order by p.queued_at), '[]'), count(*) into v_passed, v_passed_count
    from (
      select w.number, w.queued_at from app.tickets w
      where w.branch_id = c.branch_id and w.queue_day = c.today and w.state = 'waiting'
        and (w.service_id = any (k.service_ids) or w.for_staff_id = c.staff_id)
        and w.order_at > t.order_at and w.order_at < t.queued_at and w.queued_at < t.queued_at
        and (w.for_counter_id is null or w.for_counter_id = k.id)
        and (w.for_staff_id is null or w.for_staff_id = c.staff_id)
      order by w.order_at limit v_passed_max
    ) p;
  end if;
  return jsonb_build_object('class_id', t.class_id, 'head_start_s', t.head_start_s,
    'waited_s', round(greatest(extract(epoch from c.occurred_at - t.queued_at), 0)), 'passed', v_passed, 'passed_count', v_passed_count);
end
$$;
