-- When a ticket was first called, save calls that were taken back, and whether its place was changed before that (parked, let
-- pass, sent elsewhere, given a head start), which no quote could know. No row: it was never called. The day in the line says
-- which month of the archive to read; null: the ticket is hot.
create or replace function app_private.first_call(p_ticket_id uuid, p_archived_day date)
returns table (called_at timestamptz, was_moved boolean)
language sql stable
as $$
  with story as materialized (
    select s.ordinal, s.patch, lead(s.what) over (order by s.ordinal) as next_what,
      s.ordinal > 1 and (s.patch ->> 'state' = 'parked'
        or s.patch ?| '{service_id,passes_used,head_start_s,for_counter_id,for_staff_id}') as moves
    from (
      select e.ordinal, e.what, e.patch from app.ticket_events e where e.ticket_id = p_ticket_id and p_archived_day is null
      union all
      select a.ordinal, a.what, a.patch from app.ticket_events_archive a
      where a.ticket_id = p_ticket_id and a.queue_day = p_archived_day
    ) s
    -- Recalls and notes stand between nothing.
    where s.patch ?| '{state,service_id,passes_used,head_start_s}'
  )
  select (c.patch ->> 'called_at')::timestamptz, exists (select from story m where m.ordinal < c.ordinal and m.moves)
  from story c
  where c.patch ->> 'called_at' is not null and coalesce(c.next_what not in ('undone', 'put_back'), true)
  order by c.ordinal limit 1
$$;
