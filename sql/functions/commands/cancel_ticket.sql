-- A teller or manager ends a ticket that nobody will serve. Raises: wrong_state, ticket_ended, unknown_reference.
create or replace function app_private.cancel_ticket(c app_private.command) returns app_private.effect
language sql
as $$ select app_private.cancel(c, 'cancelled') $$;
