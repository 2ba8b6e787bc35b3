-- The effect of an event on one ticket, as the answer tells it.
create or replace function app_private.on_ticket(p_ticket_id uuid, p_flags text[] default '{}', p_result jsonb default null)
returns app_private.effect
language sql immutable
as $$
  select row(p_flags, array[p_ticket_id], '{}'::uuid[], p_result, false)::app_private.effect
$$;
