-- What a branch's tickets were from one event to the next, on some days in the line, hot and archived ones alike: one row per
-- event, from when it happened until the next one did, with the public fields that the ticket had then. is_there: the customer
-- stood in the line, or was to come back to it (set aside, not there when called, called and put back). was: the state before. Guarantees: spells of a ticket do not overlap, whatever came late.
-- Reads the hot tickets by the unique key of printed days, archived ones by tickets_archive_day, events by their primary keys.
-- A printed day more than a week off the day in the line is a device's false clock; such tickets are left out, because the
-- printed day is what the hot index knows (app_private.day_sums does likewise).
create or replace function app_private.line_spells(p_branch_id uuid, p_from date, p_to date)
returns table (ticket app.tickets, was text, next_what text, is_there boolean, was_missed boolean, starts_at timestamptz, ends_at timestamptz,
  recorded_at timestamptz, left_recorded_at timestamptz, command_id uuid)
language sql stable
as $$
  with tickets as materialized (
    select h.id, h.queue_day, case when h.archived_at is not null then h.queue_day end as archived_day
    from app.ticket_history h
    where h.branch_id = p_branch_id and h.queue_day between p_from and p_to and h.number_day between p_from - 7 and p_to + 7
  ), events as (
    select t.id, t.queue_day, s.* from tickets t cross join lateral (
      select e.ordinal, e.what, e.occurred_at, e.recorded_at, e.command_id, e.patch - '{legs,quote,answers,why,flags}'::text[] as patch
      from app.ticket_events e where e.ticket_id = t.id and t.archived_day is null
      union all
      select a.ordinal, a.what, a.occurred_at, a.recorded_at, a.command_id, a.patch - '{legs,quote,answers,why,flags}'::text[]
      from app.ticket_events_archive a where a.ticket_id = t.id and a.queue_day = t.archived_day
    ) s
  ), told as (
    select e.*, app_private.merge_patches(e.patch) over w as seen, bool_or(e.what = 'reinstated') over w as was_missed,
      -- A fact that came late may be older than what stands before it.
      max(case e.ordinal when 1 then (e.patch ->> 'queued_at')::timestamptz else e.occurred_at end) over w as starts_at
    from events e
    window w as (partition by e.id order by e.ordinal)
  ), spells as (
    select t.*, t.seen ->> 'state' as state, lag(t.seen ->> 'state') over w as was, lead(t.what) over w as next_what,
      lead(t.starts_at) over w as ends_at, lead(t.recorded_at) over w as left_recorded_at,
      bool_or(t.seen ->> 'state' in ('waiting', 'called', 'serving')) over (w rows between 1 following and unbounded following) as returns
    from told t
    window w as (partition by t.id order by t.ordinal)
  )
  select jsonb_populate_record(null::app.tickets, s.seen || jsonb_build_object('id', s.id, 'queue_day', s.queue_day)), s.was, s.next_what,
    case when s.state = 'waiting' then true when s.state in ('parked', 'no_show') then coalesce(s.returns, false)
      else s.state = 'called' and coalesce(s.next_what in ('undone', 'put_back', 'handed_over'), false) end,
    s.was_missed, s.starts_at, s.ends_at, s.recorded_at, s.left_recorded_at, s.command_id
  from spells s
$$;
