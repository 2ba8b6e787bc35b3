-- A pause: the person keeps the counter, a ticket in service stays. Raises: unknown_reference.
create or replace function app_private.pause_counter(c app_private.command) returns app_private.effect
language sql
as $$
  select app_private.on_counter(app_private.set_counter(c, 'paused', c.staff_id, c.args ->> 'reason'))
$$;
