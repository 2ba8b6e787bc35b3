-- The customer leaves, from the phone. Raises: wrong_state, ticket_ended, unknown_reference.
create or replace function app_private.leave_queue(c app_private.command) returns app_private.effect
language sql
as $$ select app_private.cancel(c, 'left') $$;
