-- Whether the command's own time lies in the ticket's day in the line.
create or replace function app_private.lies_in_queue_day(c app_private.command, t app.tickets) returns boolean
language sql stable
as $$
  select (select b.day from app_private.branch_day(c.branch_id, c.occurred_at) b) = t.queue_day
$$;
