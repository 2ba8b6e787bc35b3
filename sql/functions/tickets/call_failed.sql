-- The effect of a fact whose call took no ticket: kept in the ledger with its flag, and nothing moves.
create or replace function app_private.call_failed() returns app_private.effect
language sql immutable
as $$
  select row(array['call_failed'], null, null, null, false)::app_private.effect
$$;
