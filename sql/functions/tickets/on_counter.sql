-- The effect of a command on a counter, as the answer tells it; null is a counter that was not changed.
create or replace function app_private.on_counter(p_counter_id uuid) returns app_private.effect
language sql immutable
as $$
  select row(case when p_counter_id is null then '{no_effect}'::text[] else '{}' end, '{}'::uuid[],
    array_remove(array[p_counter_id], null), null, false)::app_private.effect
$$;
