-- A person sits down at a counter, or comes back from a pause. Raises: unknown_reference.
create or replace function app_private.open_counter(c app_private.command) returns app_private.effect
language sql
as $$
  select app_private.on_counter(app_private.set_counter(c, 'open', c.staff_id))
$$;
