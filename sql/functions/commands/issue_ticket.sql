-- A ticket that is already in somebody's hand. Whatever is odd about it is flagged, never refused: the number outside
-- the writer's lanes, the hour, the capacity, an old configuration. The same ticket id or a placeholder of that number
-- merges; any other ticket of that number is its own, with a suffix (I2).
-- Raises: unknown_reference. Concurrency: unique (branch, number_day, number) decides between two issuers.
create or replace function app_private.issue_ticket(c app_private.command) returns app_private.effect
language plpgsql
as $$
begin
  return app_private.enter_line(c, app_private.ticket_draft(c, case c.device_kind when 'kiosk' then 'kiosk' when 'server' then 'web' else 'walk_in' end));
end
$$;
